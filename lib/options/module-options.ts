import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { Class } from '../types/class';
import type { Duration } from '../types/duration';

/** How long a cache may take, per kind of operation. */
export interface DeadlineOptions {
  /** All that a cache may add to one call. @default 100 */
  read?: Duration;
  /** For keeping an outcome, off the caller's path. @default 1000 */
  fill?: Duration;
  /** Until an invalidation that is not confirmed rejects. @default 1000 */
  invalidate?: Duration;
}

/** When to stop asking a broken cache, and when to try again. */
export interface BreakerOptions {
  /** Failures in a row that open it. @default 5 */
  failures?: number;
  /** How long it stays open before a look-up of the library's own finds out whether the cache is back. @default 1000 */
  halfOpenAfter?: Duration;
}

/** A cache with values of its own in place of the module's. */
export interface CacheSettings {
  /** Any cache that can stand under an alias. */
  store: CacheInput;
  ttl?: Duration;
  keyPrefix?: string;
  deadline?: DeadlineOptions;
}

/**
 * What can stand under an alias: `memoryCache()`, a store of cache-manager-redis-yet, a cache-manager 5 to 7 cache, a
 * Keyv 5, a {@link CacheSettings} with any of these; or a promise of one; or, best for a remote one, a function that
 * makes one, which is called at start and again while it fails. Checked at start, by what it is and not by its type:
 * the packages are optional, and their declarations need not be installed.
 */
export type CacheInput = object;

/** alias → cache. `default` is a `memoryCache()` unless given. */
export type Caches = Readonly<Record<string, CacheInput>>;

/** The options of the module. */
export interface CacheMemoizeModuleOptions {
  /**
   * In front of every key in every store. Required as soon as an alias is not a `memoryCache`: two applications on
   * one Redis must not answer each other. 1 to 100 characters of `A-Za-z0-9_.:/@-`.
   * @default 'memoize'
   */
  keyPrefix?: string;

  /** For a decorator without one, on an alias without one. @default '5m' */
  ttl?: Duration;

  /** Whether `MemoizeInvalidator` is injectable everywhere without another import. @default true */
  isGlobal?: boolean;

  /** Classes whose instances may be kept in results. @default [] */
  classes?: readonly Class[];

  /** How long a cache may take. @default { read: 100, fill: 1000, invalidate: 1000 } */
  deadline?: DeadlineOptions;

  /** How long to wait for another process that computes the same. 0: not at all. @default 1000 */
  herdWait?: Duration;

  /** Longer computations on a shared cache are not kept. @default '10m' */
  leaseMs?: Duration;

  /** How long a joined call waits before it runs the method itself. @default '30s' */
  joinWait?: Duration;

  /** @default { failures: 5, halfOpenAfter: 1000 } */
  breaker?: BreakerOptions;

  /** Calls whose arguments need more are not memoized. @default 65536 */
  maxKeyBytes?: number;

  /** Results that need more are not memoized. @default 1048576 */
  maxValueBytes?: number;

  /**
   * Signs entries on shared caches: a string of at least 16 characters, or several. The first signs, all verify, so
   * that one can be replaced by another without a cold cache.
   * @default none
   */
  secret?: string | readonly string[];

  /** false: every method runs plainly; invalidations still reach the store. @default true */
  enabled?: boolean;

  /** false: no `Cache-Status` and no `Age`; no interceptor, no AsyncLocalStorage. @default true */
  http?: boolean;

  /**
   * Learns of everything that went wrong without breaking a call. What it throws is ignored.
   * @default Nest's Logger, once per alias, method and kind until it recovers
   */
  onError?: (error: CacheMemoizeError) => void;
}
