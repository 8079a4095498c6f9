import { CacheMemoizeError } from './cache-memoize.error';
/**
 * What a cache was asked for when it failed: `connect` is before the first question, `lookup` and `lease` are the two
 * halves of a read, `fill` and `release` end a computation, `invalidateGroup` and `clear` drop outcomes, and `close`
 * comes with the end of the application.
 */
export type CacheOperation = 'connect' | 'lookup' | 'lease' | 'fill' | 'release' | 'invalidate' | 'clear' | 'close';
/**
 * Tells that a cache failed, or did not answer in time. No call is broken by it: it goes to `onError`, and only an
 * invalidation, whose caller has to know, rejects, with it as the `cause`. What the store said is its own `cause`.
 */
export declare class CacheOperationError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_CACHE_OPERATION";
    /** The name under which the cache is registered. */
    readonly alias: string;
    /** What the cache was asked for. */
    readonly operation: CacheOperation;
    constructor(facts: {
        alias: string;
        operation: CacheOperation;
        cause: unknown;
    });
}
