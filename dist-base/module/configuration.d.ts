import type { CacheMemoizeModuleOptions, Caches } from '../options/module-options';
import { type CacheEntry } from '../options/resolve-caches';
import { type ResolvedModuleOptions } from '../options/resolve-module-options';
/** What the module was told, as it was written. */
export interface GivenConfiguration {
    readonly caches: Caches;
    readonly options: CacheMemoizeModuleOptions;
    /** Who gave it, for errors. */
    readonly where: string;
    /**
     * Laid over it by a test: every alias is a memory cache but these, also one that only a decorator names. Undefined:
     * as it is configured.
     */
    readonly inMemoryBut?: readonly string[] | undefined;
}
/** The same, checked and completed: once, at the door. */
export interface Configuration {
    readonly options: ResolvedModuleOptions;
    readonly caches: readonly CacheEntry[];
    /** Whether an alias that only a decorator names is a memory cache: in a test. */
    readonly isEveryAliasInMemory: boolean;
    /** Which ttl of theirs is so short a number that seconds may have been meant. */
    readonly bareTtls: readonly BareTtl[];
}
export interface BareTtl {
    /** Who has it, as the beginning of a sentence. */
    readonly who: string;
    readonly ttl: number;
}
/**
 * A promise that is given as a cache is listened to from here on, used or not: it may reject before the application has
 * come to it, and an unhandled rejection ends the process.
 *
 * @throws InvalidOptionError
 */
export declare function resolveConfiguration(given: GivenConfiguration): Configuration;
