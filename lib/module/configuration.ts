import { memoryCache } from '../caches/memory/memory-cache.description';
import { DEFAULT_ALIAS } from '../options/defaults';
import type { CacheMemoizeModuleOptions, Caches } from '../options/module-options';
import { OptionReader } from '../options/option-reader';
import { type CacheEntry, resolveCaches } from '../options/resolve-caches';
import { type ResolvedModuleOptions, resolveModuleOptions } from '../options/resolve-module-options';

/** What the module was told, checked and completed: once, at the door. */
export interface Configuration {
  readonly options: ResolvedModuleOptions;
  readonly caches: readonly CacheEntry[];
}

/**
 * @param where who gave it, for errors
 * @throws InvalidOptionError
 */
export function resolveConfiguration(
  caches: Caches,
  options: CacheMemoizeModuleOptions,
  where: string,
): Configuration {
  const resolved = resolveModuleOptions(options, where);
  OptionReader.of(caches, where);
  return {
    options: resolved,
    caches: resolveCaches({ [DEFAULT_ALIAS]: memoryCache(), ...caches }, resolved),
  };
}
