import type { ClassEntry } from '../../options/class-entry';
/** Two parts that stand in the same place. */
export interface Pair {
    readonly step: string;
    readonly one: unknown;
    readonly other: unknown;
}
/** Takes two objects apart that are of one kind: into what must be alike in both for them to be alike. */
export declare function pairsOf(one: object, other: unknown, classes: readonly ClassEntry[]): Iterable<Pair>;
