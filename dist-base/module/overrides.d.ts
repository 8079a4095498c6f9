import type { CacheMemoizeConfiguration } from './async-options';
import { type GivenConfiguration } from './configuration';
/**
 * Lays what a test gave for `CACHE_MEMOIZE_OVERRIDES` over what the application configured: alias by alias, and option
 * by option. What is undefined is left as it was. With what `inMemory()` made, all other aliases are memory caches.
 *
 * @throws InvalidOptionError
 */
export declare function layOver(given: GivenConfiguration, overrides: CacheMemoizeConfiguration | null | undefined): GivenConfiguration;
