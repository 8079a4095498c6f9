import { CacheMemoizeError } from './cache-memoize.error';
/** Is thrown at start where a cache was handed over as a promise, and the promise rejected: with its `cause`. */
export declare class RejectedCacheError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_REJECTED_CACHE";
    /** The name under which the cache is registered. */
    readonly alias: string;
    constructor({ alias, cause }: {
        readonly alias: string;
        readonly cause: unknown;
    });
}
