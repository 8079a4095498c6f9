/** Loaded by load-shared-alias.ts alone, and only where there is such an alias. */
import { CacheSource } from '../../caches/detection/cache-source';
import { WrappedCache } from '../../caches/detection/wrapped-cache';
import type { MemoryCacheDescription } from '../../caches/memory/memory-cache.description';
import type { TieredDescription } from '../../caches/tiered/tiered.description';
import { CacheHealth } from '../../core/resilience/cache-health';
import { Connector } from '../../core/resilience/connector';
import { ResilientCache } from '../../core/resilience/resilient.cache';
import { MissingKeyPrefixError } from '../../errors/missing-key-prefix.error';
import { MODULE_DEFAULTS } from '../../options/defaults';
import { isFactory } from '../../options/option-reader';
import type { CacheEntry } from '../../options/resolve-caches';
import type { ResolvedModuleOptions } from '../../options/resolve-module-options';
import type { Activity } from '../../ports/activity';
import { CacheCounters } from '../../ports/cache-counters';
import type { Deadlines } from '../../time/deadlines';
import type { Time } from '../../time/system-time';
import { placeOfMemory, putMemoryInFront, refuseMemory } from './memory-in-front';
import type { MadeCache } from './registered-cache';

/** A cache as it was given. */
export interface GivenCache {
  readonly given: unknown;
  /** Where memory is to stand in front of it. */
  readonly tier?: TieredDescription | undefined;
}

export interface SharedAliasContext {
  readonly options: ResolvedModuleOptions;
  readonly activity: Activity;
  readonly time: Time;
  readonly deadlines: Deadlines;
}

/** An alias whose cache others can reach too: from what was given for it to what its methods ask. */
export class SharedAlias {
  readonly entry: CacheEntry;
  readonly made: MadeCache;
  private readonly tier: TieredDescription | undefined;
  private readonly source: CacheSource;
  private readonly connector: Connector;
  private readonly deadlines: Deadlines;

  /** @throws MissingKeyPrefixError and UnsupportedCacheError, as far as they can be told at once */
  constructor(entry: CacheEntry, { given, tier }: GivenCache, context: SharedAliasContext) {
    if (tier) refuseMemory(given, entry.alias);
    const { options, activity, time, deadlines } = context;
    const isMade = isFactory(given);
    this.entry = withPrefix(entry, given);
    if (!isMade) requireKeyPrefix(this.entry);
    this.tier = tier;
    this.deadlines = deadlines;
    const { alias, keyPrefix = '', deadline } = this.entry;
    const health = new CacheHealth(alias, activity);
    const detection = { alias, keyPrefix, leaseMs: options.leaseMs, drainMs: deadline.fill, ...time };
    const onForgotten = (): void => this.connector.reconnect();
    this.source = new CacheSource(given, { ...detection, isMade, onForgotten });
    const connect = (): ReturnType<CacheSource['reach']> => this.source.reach();
    this.connector = new Connector({ connect, deadlines, scheduler: time.scheduler, health });
    const counters = new CacheCounters();
    const settings = { deadline, breaker: options.breaker, deadlines, health, counters, ...time };
    const cache = new ResilientCache(this.connector, settings);
    const made = { cache, counters, isolation: 'copy', isTiered: false } as const;
    this.made = tier ? putMemoryInFront(tier, made, time) : made;
  }

  /** What stands behind the alias, in words. */
  get place(): string {
    const front = this.tier ? placeOfMemory(this.tier) : '';
    const place = this.source.place ?? 'a cache that is not there yet';
    return `${front}${place}, prefix '${this.entry.keyPrefix ?? ''}'`;
  }

  /**
   * Reaches the cache, or has tried to once. Answers what stands there in its place where a function turns out to make a
   * cache in the memory of this process.
   *
   * @throws MissingKeyPrefixError and UnsupportedCacheError (as a rejection)
   */
  async start(): Promise<MemoryCacheDescription | undefined> {
    const { entry, source, connector, tier } = this;
    const { alias, keyPrefix, deadline } = entry;
    // What it makes, a function shows only when it is called.
    await (keyPrefix === undefined ? this.tryOnce() : connector.start(deadline.fill));
    const { memory } = source;
    if (memory === undefined) {
      requireKeyPrefix(entry);
      return undefined;
    }
    if (tier) refuseMemory(memory, alias);
    await connector.close();
    return memory;
  }

  /** After the cache itself. A client that is broken already may refuse to be closed: nobody hangs on it for longer. */
  async close(patience: number): Promise<void> {
    await this.deadlines.limit(this.source.close(), patience).catch(() => undefined);
  }

  private async tryOnce(): Promise<void> {
    await this.deadlines.limit(this.source.reach(), this.entry.deadline.fill).catch(() => undefined);
  }
}

/** Where nobody else can reach it, any prefix will do. */
function withPrefix(entry: CacheEntry, given: unknown): CacheEntry {
  const isMemory = given instanceof WrappedCache && given.isMemory;
  return isMemory ? { ...entry, keyPrefix: entry.keyPrefix ?? MODULE_DEFAULTS.keyPrefix } : entry;
}

/** @throws MissingKeyPrefixError */
function requireKeyPrefix({ alias, keyPrefix }: CacheEntry): void {
  if (keyPrefix === undefined) throw new MissingKeyPrefixError({ alias });
}
