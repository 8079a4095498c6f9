import { EVERY_ALIAS_IN_MEMORY } from '../constants';
import { OptionReader } from '../options/option-reader';
import type { CacheMemoizeConfiguration } from './async-options';
import { type GivenConfiguration, resolveConfiguration } from './configuration';

const WHERE = 'CACHE_MEMOIZE_OVERRIDES';

/**
 * Lays what a test gave for `CACHE_MEMOIZE_OVERRIDES` over what the application configured: alias by alias, and option
 * by option. What is undefined is left as it was. With what `inMemory()` made, all other aliases are memory caches.
 *
 * @throws InvalidOptionError
 */
export function layOver(
  given: GivenConfiguration,
  overrides: CacheMemoizeConfiguration | null | undefined,
): GivenConfiguration {
  if (overrides === null || overrides === undefined) return given;
  const reader = OptionReader.of(overrides, WHERE);
  if (reader.has('isGlobal')) reader.refuse('isGlobal', 'given to forRoot or forRootAsync itself');
  const { caches = {}, ...options } = overrides;
  resolveConfiguration({ caches, options, where: WHERE }); // by itself, so that an error says where to look
  return {
    ...given,
    caches: { ...given.caches, ...definedOf(caches) },
    options: { ...given.options, ...definedOf(options) },
    inMemoryBut: EVERY_ALIAS_IN_MEMORY in overrides ? Object.keys(definedOf(caches)) : undefined,
  };
}

function definedOf<Given extends object>(given: Given): Given {
  const defined = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as Given; // without what means nothing
}
