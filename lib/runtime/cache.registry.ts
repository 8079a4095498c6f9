import { detectCache, type DetectedCache } from '../caches/detection/detect-cache';
import { makeStore } from '../caches/detection/make-store';
import { MemoryCache } from '../caches/memory/memory.cache';
import { MemoryCacheDescription } from '../caches/memory/memory-cache.description';
import { Breaker } from '../core/resilience/breaker';
import { CoarseClock } from '../time/coarse-clock';
import { ConnectingCache } from '../core/resilience/connecting-cache';
import { Deadlines } from '../time/deadlines';
import type { ErrorReporter } from '../ports/error-reporter';
import { GuardedCache } from '../core/resilience/resilient.cache';
import { Herd } from '../core/calls/lease-wait';
import { systemScheduler } from '../time/scheduler';
import { SingleFlight } from '../core/calls/single-flight';
import { systemClock } from '../time/system-clock';
import { MissingKeyPrefixError } from '../errors/missing-key-prefix.error';
import { RejectedCacheError } from '../errors/rejected-cache.error';
import type { OutcomeCache } from '../ports/outcome-cache';
import type { Caches } from '../options/module-options';
import { isClass } from '../options/option-reader';
import { type CacheEntry, resolveCaches } from '../options/resolve-caches';
import type { ResolvedModuleOptions } from '../options/resolve-module-options';
import { KeyOpenings } from './key-beginnings';

/** A cache under its alias, with what all memoized methods on it share. */
export interface RegisteredCache {
  readonly alias: string;
  readonly cache: OutcomeCache;
  readonly flights: SingleFlight;
  readonly herd: Herd;
  /** Milliseconds, for a decorator without one. */
  readonly ttl: number;
  readonly openings: KeyOpenings;
  /** Of a memory cache: whether callers share what they get. */
  readonly isolation: 'copy' | 'share';
}

/** alias → cache: makes what stands behind each alias, guards what is remote, and closes it all in the end. */
export class CacheRegistry {
  private readonly registered = new Map<string, RegisteredCache>();
  private readonly disposers: (() => Promise<void>)[] = [];
  private readonly deadlines = new Deadlines(systemClock, systemScheduler);
  /** For what is asked with every call, and need not know it to the microsecond. */
  private readonly coarseClock = new CoarseClock(systemClock, systemScheduler);
  private isClosed = false;

  private constructor(
    private readonly options: ResolvedModuleOptions,
    private readonly reporter: ErrorReporter,
  ) {}

  /** @throws CacheMemoizeError for what is refused */
  static async create(
    caches: Caches,
    options: ResolvedModuleOptions,
    reporter: ErrorReporter,
  ): Promise<CacheRegistry> {
    const registry = new CacheRegistry(options, reporter);
    try {
      await Promise.all(resolveCaches(caches, options).map((entry) => registry.register(entry)));
      return registry;
    } catch (error) {
      await registry.close();
      throw error;
    }
  }

  get aliases(): readonly string[] {
    return [...this.registered.keys()];
  }

  get(alias: string): RegisteredCache | undefined {
    return this.registered.get(alias);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.registered.values()].map(({ cache }) => cache.close()));
    await Promise.all(this.disposers.map((dispose) => this.dispose(dispose)));
  }

  private async register(entry: CacheEntry): Promise<void> {
    const { store } = entry;
    if (store instanceof MemoryCacheDescription) return this.addMemory(entry, store);
    if (entry.keyPrefix === undefined) throw new MissingKeyPrefixError({ alias: entry.alias });
    if (typeof store === 'function' && !isClass(store)) return this.addMade(entry, store as () => unknown);
    const given: unknown = store instanceof Promise ? await this.settle(entry.alias, store) : store;
    if (given instanceof MemoryCacheDescription) return this.addMemory(entry, given);
    this.addRemote(entry, (await this.detect(entry, given)).cache);
  }

  private addMemory(entry: CacheEntry, description: MemoryCacheDescription): void {
    this.add(entry, this.makeMemory(description), description.isolation);
  }

  /** What a function of the user makes is ours to close, and to make again while it fails. */
  private async addMade(entry: CacheEntry, make: () => unknown): Promise<void> {
    const connect = async (): Promise<OutcomeCache> => {
      const detected = await this.detect(entry, await makeStore(make));
      const dispose = (): Promise<void> => detected.dispose();
      if (this.isClosed) await this.dispose(dispose);
      else this.disposers.push(dispose);
      return detected.cache;
    };
    const { deadlines, reporter } = this;
    const connecting = new ConnectingCache({ alias: entry.alias, connect, deadlines, reporter });
    this.addRemote(entry, connecting);
    await connecting.start(entry.deadline.fill);
  }

  private addRemote(entry: CacheEntry, cache: OutcomeCache): void {
    const { breaker: thresholds } = this.options;
    const guarded = new GuardedCache(cache, {
      alias: entry.alias,
      deadline: entry.deadline,
      halfOpenAfter: thresholds.halfOpenAfter,
      breaker: new Breaker({ ...thresholds, clock: systemClock }),
      deadlines: this.deadlines,
      clock: systemClock,
      scheduler: systemScheduler,
      reporter: this.reporter,
    });
    this.add(entry, guarded, 'copy');
  }

  private add({ alias, ttl }: CacheEntry, cache: OutcomeCache, isolation: 'copy' | 'share'): void {
    const { herdWait, joinWait } = this.options;
    const delay = (ms: number): Promise<void> => new Promise((resolve) => systemScheduler.later(resolve, ms));
    const flights = new SingleFlight({ joinWait, timers: this.deadlines, clock: this.coarseClock });
    const herd = new Herd(cache, { herdWait, clock: systemClock, delay });
    const openings = new KeyOpenings(cache.keeps);
    this.registered.set(alias, { alias, cache, flights, herd, ttl, isolation, openings });
  }

  private async detect(
    { alias, keyPrefix = '', deadline }: CacheEntry,
    given: unknown,
  ): Promise<DetectedCache> {
    // From a function it has to keep text like any other cache that may come late.
    if (given instanceof MemoryCacheDescription)
      return { cache: this.makeMemory(given), dispose: nothingToDispose };
    const { leaseMs } = this.options;
    return detectCache(given, { alias, keyPrefix, leaseMs, drainMs: deadline.fill, clock: systemClock });
  }

  private makeMemory({ maxEntries }: MemoryCacheDescription): MemoryCache {
    return new MemoryCache({ maxEntries, clock: this.coarseClock });
  }

  private async settle(alias: string, promise: Promise<unknown>): Promise<unknown> {
    try {
      return await promise;
    } catch (cause) {
      throw new RejectedCacheError({ alias, cause });
    }
  }

  /** A client that is broken already may refuse to be closed; the application's end must not hang on it. */
  private async dispose(dispose: () => Promise<void>): Promise<void> {
    await this.deadlines.limit(dispose(), this.options.deadline.fill).catch(() => undefined);
  }
}

const nothingToDispose = (): Promise<void> => Promise.resolve();
