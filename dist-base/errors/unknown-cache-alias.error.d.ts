import { CacheMemoizeError } from './cache-memoize.error';
/** Says which cache was named where. */
export interface UnknownCacheAliasFacts {
    /** The name that no cache is registered under. */
    readonly alias: string;
    /** Who names it: `@CacheMemoize on SalesService.range`. */
    readonly where: string;
    /** The names that caches are registered under. */
    readonly knownAliases: readonly string[];
}
/** Is thrown, at start or by a verb, for a cache that the module does not register. */
export declare class UnknownCacheAliasError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_UNKNOWN_CACHE_ALIAS";
    /** The name that no cache is registered under. */
    readonly alias: string;
    /** The names that caches are registered under. */
    readonly knownAliases: readonly string[];
    constructor({ alias, where, knownAliases }: UnknownCacheAliasFacts);
}
