/** Holds every default of the module, each once, as users would write it. */
export declare const MODULE_DEFAULTS: Readonly<{
    readonly keyPrefix: "memoize";
    readonly ttl: "5m";
    readonly defaults: Readonly<{}>;
    readonly isGlobal: true;
    readonly classes: readonly never[];
    readonly deadline: Readonly<{
        read: 100;
        fill: 1000;
        invalidate: 1000;
    }>;
    readonly herdWait: 1000;
    readonly leaseMs: "10m";
    readonly joinWait: "30s";
    readonly breaker: Readonly<{
        failures: 5;
        halfOpenAfter: 1000;
    }>;
    readonly maxKeyBytes: number;
    readonly maxValueBytes: number;
    readonly invalidation: Readonly<{
        onFailure: "reject";
    }>;
    readonly enabled: true;
    readonly http: true;
    readonly startupLog: true;
    readonly audit: false;
}>;
/** The alias of a decorator that names none. */
export declare const DEFAULT_ALIAS = "default";
/** What `memoryCache()` keeps unless told otherwise. */
export declare const DEFAULT_MAX_ENTRIES = 10000;
/** How many ids a batch is run for at once unless told otherwise. */
export declare const DEFAULT_MAX_SIZE = 1000;
