import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { MemoizeClock } from '../ports/clock';
import type { TransactionPort } from '../ports/transaction';
import type { Class } from '../types/class';
import type { ClassEntry } from './class-entry';
import type { InvalidationOptions } from './invalidation-options';
import type { Duration } from '../types/duration';
import type { MemoizeDefaults } from './method-defaults';
/**
 * Says how long a cache may take, for each kind of operation. Each is a duration of at least 1 ms, and not `Infinity`.
 *
 * @example
 * ```ts
 * const deadline: DeadlineOptions = { read: 50, invalidate: '5s' };
 * ```
 */
export interface DeadlineOptions {
    /**
     * All that a cache may add to one call. A call whose time is over runs its method without the cache.
     * @default 100
     */
    read?: Duration;
    /**
     * How long the cache may take to keep an outcome. Nobody waits for it: the caller has its result by then.
     * @default 1000
     */
    fill?: Duration;
    /**
     * How long an invalidation waits to be confirmed. One whose time is over rejects with an `InvalidationFailedError`.
     * @default 1000
     */
    invalidate?: Duration;
}
/** Says when a broken cache is no longer asked, and when it is tried again. */
export interface BreakerOptions {
    /**
     * After how many failures in a row calls run their methods without asking: a whole number of at least 1.
     * @default 5
     */
    failures?: number;
    /**
     * After how long a look-up of the library's own finds out whether the cache is back. No call waits for it.
     * @default 1000
     */
    halfOpenAfter?: Duration;
}
/** Gives a cache values of its own in place of the module's. `store` tells it from a cache. */
export interface CacheSettings {
    /** The cache: anything else that can stand under an alias. */
    store: CacheInput;
    /** How long outcomes are kept for decorators that do not say. @default the module's */
    ttl?: Duration;
    /**
     * What every key in this store begins with: 1 to 100 characters of `A-Za-z0-9_.:/@-`.
     * @default the module's
     */
    keyPrefix?: string;
    /** How long this cache may take. What is left out is the module's. @default the module's */
    deadline?: DeadlineOptions;
}
/**
 * Is what can stand under an alias: `memoryCache()`, `tiered()`, a store of cache-manager-redis-yet, a cache of cache-manager 5 to
 * 7, a Keyv 5, a {@link CacheSettings} with any of these; or a promise of one; or, best for a remote one, a function
 * that makes one, which is called at start and again while it fails.
 *
 * It is checked at start, by what it is and not by its type, because the packages are optional, and their declarations
 * need not be installed. Anything else is an `UnsupportedCacheError`.
 */
export type CacheInput = object;
/**
 * Names caches: alias → cache. `default`, which decorators use that name none, is a `memoryCache()` unless given.
 *
 * @example
 * ```ts
 * const caches: Caches = {
 *   default: memoryCache({ maxEntries: 50_000 }),
 *   shared: () => redisStore({ url: 'redis://127.0.0.1:6379' }),
 *   reports: { store: memoryCache({ maxEntries: 100 }), ttl: '1d' },
 * };
 * ```
 */
export type Caches = Readonly<Record<string, CacheInput>>;
/**
 * Holds the options of the module. An option that cannot be, and a name that is none, are an `InvalidOptionError` at
 * start.
 *
 * @example
 * ```ts
 * const options: CacheMemoizeModuleOptions = {
 *   keyPrefix: 'shop',
 *   ttl: '10m',
 *   deadline: { read: 50 },
 *   breaker: { failures: 3, halfOpenAfter: '5s' },
 *   onError: (error) => console.warn(error.code, error.message),
 * };
 * ```
 */
export interface CacheMemoizeModuleOptions {
    /**
     * What every key in every store begins with: 1 to 100 characters of `A-Za-z0-9_.:/@-`. Without it, and as soon as an
     * alias is not a `memoryCache`, the start ends with a `MissingKeyPrefixError`: two applications on one Redis must not
     * answer each other.
     * @default 'memoize'
     */
    keyPrefix?: string;
    /**
     * How long outcomes are kept where neither the decorator nor the alias says. `Infinity`: for good in memory, and 30
     * days after the last write on a shared cache. 0 is refused.
     * @default '5m'
     */
    ttl?: Duration;
    /**
     * Options of `@CacheMemoize` for every method: `cacheAlias`, `extra`, `classes`, `staleWhileRevalidate`, `staleIfError`,
     * `earlyRefresh` and `jitter`. What a class (`@CacheMemoizeDefaults`) or a method says itself is nearer; `extra` and
     * `classes` add up.
     * @default {}
     */
    defaults?: MemoizeDefaults;
    /** Whether `MemoizeInvalidator` is injectable everywhere without another import. @default true */
    isGlobal?: boolean;
    /**
     * Classes whose instances may be kept in results: own fields, right prototype, constructor not run. An instance of
     * any other class is not kept, and `onError` is told with an `UncacheableValueError`. An entry
     * `{ class, key?, to?, from? }` says how the instances of others count in keys, and how they are kept.
     * @default []
     */
    classes?: ReadonlyArray<Class | ClassEntry>;
    /**
     * How long a cache may take. What is left out of it has its default.
     * @default { read: 100, fill: 1000, invalidate: 1000 }
     */
    deadline?: DeadlineOptions;
    /**
     * How long a call waits for another process that computes the same, before it runs the method too. 0: not at all. Not
     * `Infinity`.
     * @default 1000
     */
    herdWait?: Duration;
    /**
     * How long a computation on a shared cache may take and still be kept. Not `Infinity`: while it lasts, others wait
     * for a process that may have died.
     * @default '10m'
     */
    leaseMs?: Duration;
    /**
     * How long a call waits for an equal one of its own process, before it runs the method itself. Not `Infinity`.
     * @default '30s'
     */
    joinWait?: Duration;
    /**
     * When a broken cache is no longer asked, and when it is tried again. What is left out of it has its default.
     * @default { failures: 5, halfOpenAfter: 1000 }
     */
    breaker?: BreakerOptions;
    /**
     * How long the text of a call's arguments may be, in bytes. A call with more is not memoized, and `onError` is told
     * with an `UnkeyableArgumentError`.
     * @default 65536
     */
    maxKeyBytes?: number;
    /**
     * How large an outcome may be, in bytes: of its text on a shared cache, by estimate in memory. A larger one is not
     * kept, and `onError` is told with an `UncacheableValueError`.
     * @default 1048576
     */
    maxValueBytes?: number;
    /**
     * Signs entries on shared caches, so that nobody else who can write to the store can put an answer there: a string of
     * at least 16 characters, or several. The first signs, all verify, so that one can be replaced by another without a
     * cold cache.
     * @default none: entries are not signed
     */
    secret?: string | readonly string[];
    /**
     * Which transactions there are: then `@Invalidates` and the verbs of the invalidator drop after the commit, and memoized
     * calls inside a transaction are not kept. `clsTransactions()` of `nestjs-cache-memoize/transactions`, or your own.
     * @default none but those of `MemoizeInvalidator.transaction`
     */
    transactions?: TransactionPort;
    /**
     * What changes with `@Invalidates` and `@InvalidatesTags` go by that say nothing else. What is left out of it has its
     * default.
     * @default { onFailure: 'reject' }
     */
    invalidation?: InvalidationOptions;
    /**
     * false: every method runs as if it were not memoized; invalidations still reach the store.
     * @default true
     */
    enabled?: boolean;
    /**
     * false: no `Cache-Status` and no `Age` on the responses of memoized handlers, no interceptor, no AsyncLocalStorage.
     * @default true
     */
    http?: boolean;
    /**
     * true: every hit also runs the method, with a copy of the arguments, and is answered after it; where the outcome that was
     * kept is not what the method answers now, `onError` is told with a `StaleOutcomeError`. For an application's own
     * end-to-end tests: it finds the invalidation that was forgotten. A number from 0 to 1 audits that part of the hits, at
     * random, behind the answer: for production.
     * @default false
     */
    audit?: boolean | number;
    /**
     * false: at start nothing is logged, neither the line that says how many methods are memoized and what stands behind
     * each alias, nor warnings of what is likely to be a mistake.
     * @default true
     */
    startupLog?: boolean;
    /**
     * What the application reads the time from, and sets its timers on: for tests, with `manualClock()` of
     * `nestjs-cache-memoize/testing`. Lives, windows, leases, deadlines, pauses and the breaker go by it.
     * @default the system's
     */
    clock?: MemoizeClock;
    /**
     * Is told of everything that went wrong without breaking a call, once per alias, method and kind until it recovers.
     * What it throws or rejects with is logged.
     * @default Nest's Logger, told as often, and once when a cache is back
     */
    onError?: (error: CacheMemoizeError) => void;
}
