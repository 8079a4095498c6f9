import type { Caches } from './module-options';
import { type ResolvedDeadlines, type ResolvedModuleOptions } from './resolve-module-options';
/** Is what was written for one alias, with the module's values where it has none of its own. */
export interface CacheEntry {
    readonly alias: string;
    readonly store: unknown;
    readonly ttl: number;
    readonly keyPrefix: string | undefined;
    readonly deadline: ResolvedDeadlines;
}
/** Checks the caches of the module. @throws InvalidOptionError */
export declare function resolveCaches(caches: Caches, options: ResolvedModuleOptions): CacheEntry[];
