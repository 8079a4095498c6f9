import { InvalidOptionError } from '../errors/invalid-option.error';
import { isPlainRecord, OptionReader } from './option-reader';
import { MODULE_OPTIONS } from './resolve-module-options';

const RIGHT_FORM = "CacheMemoizeModule.forRoot({ shared: () => redisStore({ url }) }, { keyPrefix: 'shop' })";
const CACHES_BY_NAME = `an object that names caches: ${RIGHT_FORM}`;
const OPTION_AMONG_CACHES = `given in the second argument, because the first one names caches: ${RIGHT_FORM}`;
const CACHES_IN_CACHES = `left out, because the first argument is the caches themselves: ${RIGHT_FORM}`;

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
