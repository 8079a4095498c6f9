/** What the cache under one alias was asked, and what became of it: plain integers, incremented where it is asked. */
export declare class CacheCounters {
    /** Questions that were answered, or failed; of memory, which each call asks once, only the others are counted here. */
    reads: number;
    failedReads: number;
    fills: number;
    failedFills: number;
    /** Of what was to be confirmed each step, however much it names. */
    invalidations: number;
    failedInvalidations: number;
    /** Not confirmed yet, and to be tried again: a state, which a reset leaves as it is. */
    pendingInvalidations: number;
    /** Entries of memory that were pushed out by newer ones. */
    evictions: number;
    reset(): void;
}
