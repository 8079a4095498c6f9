/** Where the documentation is: the `homepage` of package.json, which a test holds it to. */
export const HOMEPAGE = 'https://nestjs-cache-memoize.github.io/';

/** Under (prototype, method name), and on the memoizing proxy: the decoration of a memoized method. */
export const DECORATION_METADATA = 'nestjs-cache-memoize:decoration';

/** On a prototype: the names of the methods decorated on it. */
export const DECORATED_NAMES_METADATA = 'nestjs-cache-memoize:decorated-names';

/** On a prototype: what `@CacheMemoizeDefaults` says of its class. */
export const CLASS_DEFAULTS_METADATA = 'nestjs-cache-memoize:class-defaults';

/** Under (prototype, method name): the uppermost `@Invalidates` of a method. */
export const CHANGE_METADATA = 'nestjs-cache-memoize:change';

/** The application's one runtime. */
export const MEMOIZE_RUNTIME = Symbol('nestjs-cache-memoize: the runtime of CacheMemoizeModule');

/** What tells of memoized handlers on their responses; null with `http: false` or `enabled: false`. */
export const CACHE_HEADERS = Symbol('nestjs-cache-memoize: what writes Cache-Status and Age');

/** The same with what overrides it, checked and completed. */
export const MODULE_CONFIGURATION = Symbol('nestjs-cache-memoize: the configuration of CacheMemoizeModule');

/**
 * What a test lays over the options of an application that it does not want to configure anew: `null`, unless it is
 * overridden with caches, options, or both.
 *
 * @example
 * ```ts
 * const testing = await Test.createTestingModule({ imports: [AppModule] })
 *   .overrideProvider(CACHE_MEMOIZE_OVERRIDES)
 *   .useValue({ enabled: false })
 *   .compile();
 * ```
 */
export const CACHE_MEMOIZE_OVERRIDES = Symbol('nestjs-cache-memoize: CACHE_MEMOIZE_OVERRIDES');

/** What CacheMemoizeModule was given, as it was written. */
export const GIVEN_CONFIGURATION = Symbol('nestjs-cache-memoize: the options of CacheMemoizeModule');

/** On what `inMemory()` of the test kit makes: whatever alias a decorator names, it is a memory cache. */
export const EVERY_ALIAS_IN_MEMORY = Symbol('nestjs-cache-memoize: every alias is a memory cache');

/** Under (prototype, method name): what `@CacheMemoizeMany` has left on a method. */
export const BATCH_METADATA = 'nestjs-cache-memoize:batch';
