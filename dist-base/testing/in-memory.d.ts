import type { CacheMemoizeConfiguration } from '../module/async-options';
/**
 * Makes what overrides `CACHE_MEMOIZE_OVERRIDES` in a test of a whole application, so that it needs no server: every alias
 * that is configured, or that a decorator names, is a memory cache of its own. The options of the application stay,
 * `classes`, `ttl` and the ttl of each alias among them; what made its caches is not called.
 *
 * @example
 * ```ts
 * const testing = await Test.createTestingModule({ imports: [AppModule] })
 *   .overrideProvider(CACHE_MEMOIZE_OVERRIDES)
 *   .useValue(inMemory({ clock }))
 *   .compile();
 * ```
 *
 * @param options laid over those of the application, `clock` and `audit` say; the `caches` among them stand as they are
 */
export declare function inMemory(options?: CacheMemoizeConfiguration): CacheMemoizeConfiguration;
