import { InvalidOptionError } from '../errors/invalid-option.error';
import type { Caches } from './module-options';
import { isPlainRecord, OptionReader } from './option-reader';
import {
  MODULE_OPTIONS,
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
const RIGHT_FORM = "CacheMemoizeModule.forRoot({ shared: () => redisStore({ url }) }, { keyPrefix: 'shop' })";
const CACHES_BY_NAME = `an object that names caches: ${RIGHT_FORM}`;
const OPTION_AMONG_CACHES = `given in the second argument, because the first one names caches: ${RIGHT_FORM}`;
const CACHES_IN_CACHES = `left out, because the first argument is the caches themselves: ${RIGHT_FORM}`;
const SETTINGS = ['store', 'ttl', 'keyPrefix', 'deadline'];

/**
 * What the module was given as its caches is an object of caches, and not something else in their place.
 *
 * @param where who gave it, for errors
 * @throws InvalidOptionError
 */
export function requireCaches(caches: unknown, where: string): void {
  if (!isPlainRecord(caches)) {
    throw new InvalidOptionError({ option: 'caches', value: caches, where, expected: CACHES_BY_NAME });
  }
  const reader = new OptionReader(caches, where);
  for (const name of ['caches', ...MODULE_OPTIONS]) {
    if (!reader.has(name) || !isNoCache(name, caches[name])) continue;
    reader.refuse(name, name === 'caches' ? CACHES_IN_CACHES : OPTION_AMONG_CACHES);
  }
}

/** Whether it can only have been meant for an option: an alias may well be called `http`, and be a cache. */
function isNoCache(name: string, value: unknown): boolean {
  if (typeof value === 'function') return name === 'onError';
  if (isPlainRecord(value)) return !('store' in value) && typeof value['get'] !== 'function';
  return typeof value !== 'object' || Array.isArray(value);
}

/** Checks the caches of the module. @throws InvalidOptionError */
export function resolveCaches(caches: Caches, options: ResolvedModuleOptions): CacheEntry[] {
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
