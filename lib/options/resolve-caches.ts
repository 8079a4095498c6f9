import type { Caches } from './module-options';
import { isPlainRecord, OptionReader } from './option-reader';
import {
  type ResolvedDeadlines,
  type ResolvedModuleOptions,
  resolveDeadlines,
} from './resolve-module-options';

/** Is what was written for one alias, with the module's values where it has none of its own. */
export interface CacheEntry {
  readonly alias: string;
  readonly store: unknown;
  readonly ttl: number;
  readonly keyPrefix: string | undefined;
  readonly deadline: ResolvedDeadlines;
}

const WHERE = 'the caches of CacheMemoizeModule';
const SETTINGS = ['store', 'ttl', 'keyPrefix', 'deadline'];

/** Checks the caches of the module. @throws InvalidOptionError */
export function resolveCaches(caches: Caches, options: ResolvedModuleOptions): CacheEntry[] {
  OptionReader.of(caches, WHERE);
  return Object.entries(caches).map(([alias, given]) => resolveCache(alias, given, options));
}

function resolveCache(alias: string, given: unknown, module: ResolvedModuleOptions): CacheEntry {
  const { ttl, keyPrefix, deadline } = module;
  if (!isSettings(given)) return { alias, store: given, ttl, keyPrefix, deadline };
  const settings = OptionReader.of(given, `${WHERE}, '${alias}'`).allowOnly(SETTINGS);
  return {
    alias,
    store: settings.get('store'),
    ttl: settings.duration('ttl', ttl),
    keyPrefix: settings.prefix('keyPrefix') ?? keyPrefix,
    deadline: resolveDeadlines(settings, deadline),
  };
}

/** Tells settings from a cache: one of cache-manager 5 is an object literal with a `store` too, but it can get. */
function isSettings(given: unknown): given is Readonly<Record<string, unknown>> {
  return isPlainRecord(given) && 'store' in given && typeof given['get'] !== 'function';
}
