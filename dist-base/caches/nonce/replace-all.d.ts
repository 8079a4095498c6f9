export interface Replacement {
    /** The names that were not replaced. */
    readonly failed: readonly string[];
    /** Why the first of them was not. */
    readonly cause: unknown;
}
/** Replaces what each name stands for, every one of them, however many fail. */
export declare function replaceAll(names: readonly string[], replace: (name: string) => Promise<void>): Promise<Replacement>;
