"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BATCH_METADATA = exports.EVERY_ALIAS_IN_MEMORY = exports.GIVEN_CONFIGURATION = exports.CACHE_MEMOIZE_OVERRIDES = exports.MODULE_CONFIGURATION = exports.CACHE_HEADERS = exports.MEMOIZE_RUNTIME = exports.CHANGE_METADATA = exports.CLASS_DEFAULTS_METADATA = exports.DECORATED_NAMES_METADATA = exports.DECORATION_METADATA = exports.HOMEPAGE = void 0;
/** Where the documentation is: the `homepage` of package.json, which a test holds it to. */
exports.HOMEPAGE = 'https://nestjs-cache-memoize.github.io/';
/** Under (prototype, method name), and on the memoizing proxy: the decoration of a memoized method. */
exports.DECORATION_METADATA = 'nestjs-cache-memoize:decoration';
/** On a prototype: the names of the methods decorated on it. */
exports.DECORATED_NAMES_METADATA = 'nestjs-cache-memoize:decorated-names';
/** On a prototype: what `@CacheMemoizeDefaults` says of its class. */
exports.CLASS_DEFAULTS_METADATA = 'nestjs-cache-memoize:class-defaults';
/** Under (prototype, method name): the uppermost `@Invalidates` of a method. */
exports.CHANGE_METADATA = 'nestjs-cache-memoize:change';
/** The application's one runtime. */
exports.MEMOIZE_RUNTIME = Symbol('nestjs-cache-memoize: the runtime of CacheMemoizeModule');
/** What tells of memoized handlers on their responses; null with `http: false` or `enabled: false`. */
exports.CACHE_HEADERS = Symbol('nestjs-cache-memoize: what writes Cache-Status and Age');
/** The same with what overrides it, checked and completed. */
exports.MODULE_CONFIGURATION = Symbol('nestjs-cache-memoize: the configuration of CacheMemoizeModule');
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
exports.CACHE_MEMOIZE_OVERRIDES = Symbol('nestjs-cache-memoize: CACHE_MEMOIZE_OVERRIDES');
/** What CacheMemoizeModule was given, as it was written. */
exports.GIVEN_CONFIGURATION = Symbol('nestjs-cache-memoize: the options of CacheMemoizeModule');
/** On what `inMemory()` of the test kit makes: whatever alias a decorator names, it is a memory cache. */
exports.EVERY_ALIAS_IN_MEMORY = Symbol('nestjs-cache-memoize: every alias is a memory cache');
/** Under (prototype, method name): what `@CacheMemoizeMany` has left on a method. */
exports.BATCH_METADATA = 'nestjs-cache-memoize:batch';
//# sourceMappingURL=constants.js.map