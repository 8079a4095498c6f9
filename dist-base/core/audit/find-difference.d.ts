import type { ClassEntry } from '../../options/class-entry';
/** Where two outcomes differ first, in words. */
export interface Difference {
    /** `result.items[3].price`. */
    readonly path: string;
    /** What stands there in the cache, as the end of a sentence: `500 (number)`. */
    readonly kept: string;
    /** What the method answers there now. */
    readonly now: string;
}
export interface ComparisonTerms {
    /** What the path begins with. */
    readonly start: string;
    readonly classes: readonly ClassEntry[];
}
/**
 * Compares what was kept with what is now, in the order in which they are read; undefined where they are alike. It does
 * not recurse, however deep they are.
 */
export declare function findDifference(kept: unknown, now: unknown, { start, classes }: ComparisonTerms): Difference | undefined;
