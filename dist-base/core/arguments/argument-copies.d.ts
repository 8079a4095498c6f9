import type { ClassEntry } from '../../options/class-entry';
/** How the arguments of a method are copied. */
export interface CopyTerms {
    /** For error texts. */
    readonly method: string;
    readonly classes: readonly ClassEntry[];
    readonly maxValueBytes: number;
}
/** Tells which argument cannot be copied, and why, as the end of a sentence. */
export declare class UncopyableArgument extends Error {
}
/**
 * The arguments of a call as they were, by the rules of values: what a run does to its own, nobody sees. Classes of
 * instances need not be listed here: a copy that lives for one run takes nothing into a store.
 */
export declare class ArgumentCopies {
    private readonly args;
    private readonly kept;
    /** @throws UncopyableArgument */
    constructor(args: readonly unknown[], { method, maxValueBytes, classes }: CopyTerms);
    /** New ones each time. */
    make(): readonly unknown[];
}
