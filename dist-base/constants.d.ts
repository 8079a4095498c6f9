/** Where the documentation is: the `homepage` of package.json, which a test holds it to. */
export declare const HOMEPAGE = "https://nestjs-cache-memoize.github.io/";
/** Under (prototype, method name), and on the memoizing proxy: the decoration of a memoized method. */
export declare const DECORATION_METADATA = "nestjs-cache-memoize:decoration";
/** On a prototype: the names of the methods decorated on it. */
export declare const DECORATED_NAMES_METADATA = "nestjs-cache-memoize:decorated-names";
/** On a prototype: what `@CacheMemoizeDefaults` says of its class. */
export declare const CLASS_DEFAULTS_METADATA = "nestjs-cache-memoize:class-defaults";
/** Under (prototype, method name): the uppermost `@Invalidates` of a method. */
export declare const CHANGE_METADATA = "nestjs-cache-memoize:change";
/** The application's one runtime. */
export declare const MEMOIZE_RUNTIME: unique symbol;
/** What tells of memoized handlers on their responses; null with `http: false` or `enabled: false`. */
export declare const CACHE_HEADERS: unique symbol;
/** The same with what overrides it, checked and completed. */
export declare const MODULE_CONFIGURATION: unique symbol;
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
export declare const CACHE_MEMOIZE_OVERRIDES: unique symbol;
/** What CacheMemoizeModule was given, as it was written. */
export declare const GIVEN_CONFIGURATION: unique symbol;
/** On what `inMemory()` of the test kit makes: whatever alias a decorator names, it is a memory cache. */
export declare const EVERY_ALIAS_IN_MEMORY: unique symbol;
/** Under (prototype, method name): what `@CacheMemoizeMany` has left on a method. */
export declare const BATCH_METADATA = "nestjs-cache-memoize:batch";
