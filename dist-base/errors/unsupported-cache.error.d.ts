import { CacheMemoizeError } from './cache-memoize.error';
/** Says why a cache cannot be used. */
export type CacheProblem = 'unknown' | 'connection string' | 'layers' | 'memory in front of memory' | 'tiered inside' | 'bare client' | 'unknown Redis client' | 'reads from replicas' | 'client-side cache' | 'other Keyv' | 'key prefix without hash slot';
/**
 * Is thrown at start where what was given for an alias is no cache that can be invalidated with confidence, or none at
 * all. Where a function makes the cache only later, `onError` is told.
 */
export declare class UnsupportedCacheError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_UNSUPPORTED_CACHE";
    /** The name under which it was to be registered. */
    readonly alias: string;
    /** Why it cannot be used. */
    readonly problem: CacheProblem;
    constructor({ alias, given, problem }: {
        alias: string;
        given: unknown;
        problem: CacheProblem;
    });
}
