"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DEFAULT_MAX_SIZE = exports.DEFAULT_MAX_ENTRIES = exports.DEFAULT_ALIAS = exports.MODULE_DEFAULTS = void 0;
/** Holds every default of the module, each once, as users would write it. */
exports.MODULE_DEFAULTS = Object.freeze({
    keyPrefix: 'memoize',
    ttl: '5m',
    defaults: Object.freeze({}),
    isGlobal: true,
    classes: Object.freeze([]),
    deadline: Object.freeze({ read: 100, fill: 1000, invalidate: 1000 }),
    herdWait: 1000,
    leaseMs: '10m',
    joinWait: '30s',
    breaker: Object.freeze({ failures: 5, halfOpenAfter: 1000 }),
    maxKeyBytes: 64 * 1024,
    maxValueBytes: 1024 * 1024,
    invalidation: Object.freeze({ onFailure: 'reject' }),
    enabled: true,
    http: true,
    startupLog: true,
    audit: false,
});
/** The alias of a decorator that names none. */
exports.DEFAULT_ALIAS = 'default';
/** What `memoryCache()` keeps unless told otherwise. */
exports.DEFAULT_MAX_ENTRIES = 10_000;
/** How many ids a batch is run for at once unless told otherwise. */
exports.DEFAULT_MAX_SIZE = 1000;
//# sourceMappingURL=defaults.js.map