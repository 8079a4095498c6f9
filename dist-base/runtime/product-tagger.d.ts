import type { MemoizeRuntime } from './memoize.runtime';
/** Tags what Nest does not construct itself: the values, what factories have made, and what they will make. */
export declare class ProductTagger {
    private readonly runtime;
    private readonly watched;
    constructor(runtime: MemoizeRuntime);
    /** May be called again, for what has been made since. */
    tagAll(): void;
    private watch;
    private tag;
}
