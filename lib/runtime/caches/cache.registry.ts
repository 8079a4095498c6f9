import { MemoryCache } from '../../caches/memory/memory.cache';
import { memoryCache, MemoryCacheDescription } from '../../caches/memory/memory-cache.description';
import { TieredDescription } from '../../caches/tiered/tiered.description';
import { CountersByName } from '../../core/calls/call-counters';
import { LeaseWait } from '../../core/calls/lease-wait';
import { SingleFlight } from '../../core/calls/single-flight';
import { AvoidingCache } from '../../core/resilience/avoiding.cache';
import { RenewalsUnderWay } from '../../core/stale/renewals-under-way';
import { UnconfirmedDrops } from '../../core/resilience/unconfirmed-drops';
import { RejectedCacheError } from '../../errors/rejected-cache.error';
import type { CacheEntry } from '../../options/resolve-caches';
import type { ResolvedModuleOptions } from '../../options/resolve-module-options';
import { CacheCounters } from '../../ports/cache-counters';
import { Deadlines } from '../../time/deadlines';
import { ExpiryClock } from '../../time/expiry-clock';
import { type Reality, systemReality, systemTime, type Time } from '../../time/system-time';
import type { Activity } from '../../ports/activity';
import { KeyBeginnings } from './key-beginnings';
import { loadSharedAlias } from './load-shared-alias';
import type { MadeCache, RegisteredCache } from './registered-cache';
import type { GivenCache, SharedAlias } from './shared-alias';

export interface CacheRegistryParts {
  readonly options: ResolvedModuleOptions;
  readonly activity: Activity;
  readonly time: Time;
  /** Whether an alias that is not given is a memory cache as soon as a method is memoized on it. */
  readonly isEveryAliasInMemory?: boolean;
}

/** What a cache is registered with. */
type CompletedEntry = Pick<CacheEntry, 'alias' | 'ttl' | 'keyPrefix'>;

/** alias → cache: makes what stands behind each alias, keeps what is remote from breaking a call, and closes it all. */
export class CacheRegistry {
  private readonly registered = new Map<string, RegisteredCache>();
  /** For aliases that do not exist, and need not. */
  private readonly standIns = new Map<string, RegisteredCache>();
  private readonly shared: SharedAlias[] = [];
  /** What stands behind each alias, in words. */
  private readonly places = new Map<string, () => string>();
  private readonly deadlines: Deadlines;
  /** For what is asked with every call, and need not know it to the microsecond. */
  private readonly expiryClock: ExpiryClock;

  private constructor(private readonly parts: CacheRegistryParts) {
    const { clock, scheduler } = parts.time;
    this.deadlines = new Deadlines(clock, scheduler);
    const reality = clock === systemTime.clock ? systemReality : TURNED_BY_HAND;
    this.expiryClock = new ExpiryClock(clock, scheduler, reality);
  }

  /** @throws CacheMemoizeError for what is refused */
  static async create(entries: readonly CacheEntry[], parts: CacheRegistryParts): Promise<CacheRegistry> {
    const registry = new CacheRegistry(parts);
    try {
      await Promise.all(entries.map((entry) => registry.register(entry)));
      return registry;
    } catch (error) {
      await registry.close();
      throw error;
    }
  }

  /** Those that were given, with the default. */
  get caches(): readonly RegisteredCache[] {
    return [...this.registered.values()];
  }

  get aliases(): readonly string[] {
    return [...this.registered.keys()];
  }

  /** With `enabled: false` nothing is kept, and so no alias needs to exist. */
  get(alias: string): RegisteredCache | undefined {
    const registered = this.registered.get(alias);
    return registered ?? (this.parts.options.enabled ? undefined : this.standIn(alias));
  }

  /** A decorator names this alias: where every alias is in memory, it is there from now on. */
  ensure(alias: string): void {
    const { isEveryAliasInMemory, options } = this.parts;
    if (!isEveryAliasInMemory || !options.enabled || this.registered.has(alias)) return;
    this.addMemory({ alias, ttl: options.ttl, keyPrefix: options.keyPrefix }, memoryCache());
  }

  /** What stands behind an alias, for who reads a log: `Redis, prefix 'shop'`. */
  placeOf(alias: string): string {
    return this.places.get(alias)?.() ?? 'nothing';
  }

  async close(): Promise<void> {
    const { options } = this.parts;
    await Promise.all(
      this.caches.map(async ({ cache, renewals }) => {
        await renewals.drain(options.deadline.fill);
        await cache.close();
      }),
    );
    await Promise.all(this.shared.map((each) => each.close(options.deadline.fill)));
  }

  private async register(entry: CacheEntry): Promise<void> {
    const { alias, store } = entry;
    const given: unknown = store instanceof Promise ? await settle(alias, store) : store;
    if (given instanceof TieredDescription)
      return this.registerShared(entry, { given: await settle(alias, given.store), tier: given });
    if (given instanceof MemoryCacheDescription) return this.addMemory(entry, given);
    await this.registerShared(entry, { given });
  }

  /** @throws CacheMemoizeError (as a rejection) */
  private async registerShared(entry: CacheEntry, given: GivenCache): Promise<void> {
    const { parts, deadlines } = this;
    const { SharedAlias } = loadSharedAlias();
    const shared = new SharedAlias(entry, given, { ...parts, deadlines });
    this.shared.push(shared);
    this.places.set(entry.alias, () => shared.place);
    this.add(shared.entry, shared.made);
    const memory = await shared.start();
    if (memory) this.addMemory(shared.entry, memory);
  }

  private standIn(alias: string): RegisteredCache {
    const known = this.standIns.get(alias);
    if (known) return known;
    const counters = new CacheCounters();
    const cache = new MemoryCache({ maxEntries: 1, clock: this.expiryClock });
    const { ttl, keyPrefix } = this.parts.options;
    const standIn = this.complete(
      { alias, ttl, keyPrefix },
      { cache, counters, isolation: 'copy', isTiered: false },
    );
    this.standIns.set(alias, standIn);
    return standIn;
  }

  private addMemory(entry: CompletedEntry, { isolation, ...limits }: MemoryCacheDescription): void {
    this.places.set(entry.alias, () => 'memory of this process');
    const counters = new CacheCounters();
    const cache = new MemoryCache({ ...limits, clock: this.expiryClock, counters });
    this.add(entry, { cache, counters, isolation, isTiered: false });
  }

  private add(entry: CompletedEntry, made: MadeCache): void {
    this.registered.set(entry.alias, this.complete(entry, made));
  }

  private complete(
    { alias, ttl, keyPrefix }: CompletedEntry,
    { cache: made, counters, isolation, isTiered }: MadeCache,
  ): RegisteredCache {
    const { activity, options, time } = this.parts;
    const { enabled, herdWait, joinWait } = options;
    const { clock, scheduler } = time;
    const onConfirmed = (): void => activity.recovered(alias, false);
    const unconfirmed = new UnconfirmedDrops(made, { scheduler, counters, onConfirmed });
    // Memory confirms all that it drops.
    const cache = made.keeps === 'text' ? new AvoidingCache(made, unconfirmed) : made;
    const flights = new SingleFlight({ joinWait, timers: this.deadlines, clock: this.expiryClock });
    const leaseWait = new LeaseWait(cache, { herdWait, ...time });
    const beginnings = new KeyBeginnings(cache.keeps);
    const callCounters = new CountersByName();
    return {
      ...{ alias, keyPrefix, cache, unconfirmed, flights, leaseWait, clock, ttl, isolation, isTiered },
      beginnings,
      renewals: new RenewalsUnderWay(scheduler),
      // With `enabled: false` invalidations still reach the store, but nothing is counted.
      ...{ counters: enabled ? counters : new CacheCounters(), callCounters, activity },
    };
  }
}

/** Of a clock that was injected: nobody knows how it goes. */
const TURNED_BY_HAND: Reality = {
  isReal: () => false,
  isDateReal: () => false,
  isMonotonicReal: () => false,
};

async function settle(alias: string, given: unknown): Promise<unknown> {
  try {
    return await given;
  } catch (cause) {
    throw new RejectedCacheError({ alias, cause });
  }
}
