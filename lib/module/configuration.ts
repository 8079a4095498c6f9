import { memoryCache, MemoryCacheDescription } from '../caches/memory/memory-cache.description';
import { bareTtl } from '../options/parse-duration';
import { DEFAULT_ALIAS } from '../options/defaults';
import type { CacheMemoizeModuleOptions, Caches } from '../options/module-options';
import { isPlainRecord } from '../options/option-reader';
import { requireCaches } from '../options/require-caches';
import { type CacheEntry, resolveCaches } from '../options/resolve-caches';
import { ignoreRejection } from '../runtime/callback-answers';
import { requireKeyOf } from '../runtime/method/method-extra';
import { type ResolvedModuleOptions, resolveModuleOptions } from '../options/resolve-module-options';

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
export function resolveConfiguration(given: GivenConfiguration): Configuration {
  const { caches, options, where, inMemoryBut } = given;
  requireCaches(caches, where);
  const resolved = resolveModuleOptions(options, where);
  requireKeyOf(resolved.defaults.extra, where, 'defaults.extra');
  const entries = resolveCaches({ [DEFAULT_ALIAS]: memoryCache(), ...caches }, resolved);
  for (const { store } of entries) ignoreRejection(store);
  return {
    options: resolved,
    caches: inMemoryBut ? entries.map((entry) => putInMemory(entry, inMemoryBut)) : entries,
    isEveryAliasInMemory: inMemoryBut !== undefined,
    bareTtls: findBareTtls(caches, options),
  };
}

/** With its own ttl; and what was a memory cache keeps its bounds. */
function putInMemory(entry: CacheEntry, others: readonly string[]): CacheEntry {
  const isLeft = others.includes(entry.alias) || entry.store instanceof MemoryCacheDescription;
  return isLeft ? entry : { ...entry, store: memoryCache() };
}

function findBareTtls(caches: Caches, options: CacheMemoizeModuleOptions): BareTtl[] {
  const ofCaches = Object.entries(caches).map(([alias, cache]) => ({
    who: `The cache '${alias}'`,
    ttl: isPlainRecord(cache) && 'store' in cache ? bareTtl(cache['ttl']) : undefined,
  }));
  const all = [{ who: 'CacheMemoizeModule', ttl: bareTtl(options.ttl) }, ...ofCaches];
  return all.filter((each): each is BareTtl => each.ttl !== undefined);
}
