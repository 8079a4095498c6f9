import { CacheMemoizeError } from './cache-memoize.error';
/**
 * Is thrown at start where a cache that others can reach too is registered without a `keyPrefix`, which tells this
 * application's keys apart.
 */
export declare class MissingKeyPrefixError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_MISSING_KEY_PREFIX";
    /** The name under which the cache is registered. */
    readonly alias: string;
    constructor({ alias }: {
        readonly alias: string;
    });
}
