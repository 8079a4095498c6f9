import { UnconfirmedKeysError } from '../../errors/unconfirmed-keys.error';
import type { Clock } from '../../ports/clock';
import type {
  Answer,
  Bypass,
  Hit,
  Lookup,
  Miss,
  OutcomeCache,
  Payload,
  Ticket,
} from '../../ports/outcome-cache';
import type { Breaker } from './breaker';
import { CacheHealth } from './cache-health';
import type { Deadlines } from '../../time/deadlines';
import type { ErrorReporter } from '../../ports/error-reporter';
import { GuardedReads } from './guarded-reads';
import type { Scheduler } from '../../time/scheduler';
import { TickBypasses } from './tick-bypasses';

/** What a {@link GuardedCache} works with. Durations are milliseconds. */
export interface GuardSettings {
  readonly alias: string;
  readonly deadline: { readonly read: number; readonly fill: number; readonly invalidate: number };
  /** How long the breaker stays open before a probe. */
  readonly halfOpenAfter: number;
  readonly breaker: Breaker;
  readonly deadlines: Deadlines;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly reporter: ErrorReporter;
}

/**
 * Keeps a remote cache from breaking a call: whatever it does, a look-up answers within `deadline.read`, nothing but
 * an invalidation rejects, and a cache that keeps failing is not asked.
 *
 * The breaker listens to what tells whether a look-up would be answered in time: the look-ups themselves, and an
 * invalidation confirmed as fast as a look-up has to be. Fills do not count: a server that is full or read-only
 * refuses them and goes on serving hits.
 */
export class GuardedCache implements OutcomeCache {
  private readonly health: CacheHealth;
  private readonly bypasses: TickBypasses;
  private readonly reads: GuardedReads;
  private isClosed = false;

  constructor(
    private readonly cache: OutcomeCache,
    private readonly settings: GuardSettings,
  ) {
    this.health = new CacheHealth(settings.alias, settings.reporter);
    this.reads = new GuardedReads(cache, this.health, settings);
    this.bypasses = new TickBypasses(settings.scheduler);
  }

  get keeps(): 'objects' | 'text' {
    return this.cache.keeps;
  }

  get isReady(): boolean {
    return this.settings.breaker.isClosed && this.cache.isReady && !this.isClosed;
  }

  lookup(key: string, group: string): Answer<Lookup> {
    if (!this.isReady) return this.bypass(key);
    const answer = this.cache.lookup(key, group);
    return answer instanceof Promise ? this.reads.guard(answer, { key, group }) : answer;
  }

  open(key: string, group: string, mode: 'share' | 'replace'): Answer<Miss | Bypass> {
    if (!this.isReady) return this.bypass(key);
    const answer = this.cache.open(key, group, mode);
    // What opens a ticket never answers with a hit.
    return answer instanceof Promise
      ? (this.reads.guard(answer, { key, group }) as Promise<Miss | Bypass>)
      : answer;
  }

  /** Resolves to false as well when the cache failed, which is reported. Never rejects. */
  async fill(ticket: Ticket, payload: Payload, ttl: number): Promise<boolean> {
    if (!this.isReady) {
      this.health.unavailable();
      return false;
    }
    try {
      const isKept = await this.limit(this.cache.fill(ticket, payload, ttl), 'fill');
      this.health.answered('fill');
      return isKept;
    } catch (cause) {
      this.health.failed('fill', cause);
      return false;
    }
  }

  /** Never rejects. */
  async release(ticket: Ticket): Promise<void> {
    if (!this.isReady) return;
    try {
      await this.limit(this.cache.release(ticket), 'fill');
      this.health.answered('release');
    } catch (cause) {
      this.health.failed('release', cause);
    }
  }

  /** Always attempted. Rejects within `deadline.invalidate`. */
  async invalidate(keys: readonly string[]): Promise<void> {
    try {
      await this.confirm(this.cache.invalidate(keys));
    } catch (cause) {
      throw cause instanceof UnconfirmedKeysError ? cause : new UnconfirmedKeysError(keys, { cause });
    }
  }

  /**
   * Always attempted, within `deadline.invalidate`.
   *
   * @throws CacheOperationError
   */
  async invalidateGroup(group: string): Promise<void> {
    try {
      await this.confirm(this.cache.invalidateGroup(group));
    } catch (cause) {
      throw this.health.describe('invalidateGroup', cause);
    }
  }

  /**
   * Always attempted, within `deadline.invalidate`.
   *
   * @throws CacheOperationError
   */
  async clear(): Promise<void> {
    try {
      await this.confirm(this.cache.clear());
    } catch (cause) {
      throw this.health.describe('clear', cause);
    }
  }

  freshness(hit: Hit): { readonly age: number; readonly ttl: number } {
    return this.cache.freshness(hit);
  }

  /** Gives the cache `deadline.fill` to end its fills. Never rejects. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.reads.close();
    try {
      await this.limit(this.cache.close(), 'fill');
    } catch (cause) {
      this.health.failed('close', cause);
    }
  }

  private bypass(key: string): Bypass {
    return this.bypasses.of(key, this.isClosed ? undefined : this.health.unavailable());
  }

  private async confirm(answer: Answer<void>): Promise<void> {
    const { breaker, clock, deadline } = this.settings;
    const begin = clock.monotonic();
    this.bypasses.forget();
    await this.limit(answer, 'invalidate');
    this.bypasses.forget();
    if (clock.monotonic() - begin <= deadline.read) breaker.succeeded();
  }

  private limit<Value>(answer: Answer<Value>, operation: 'fill' | 'invalidate'): Promise<Value> {
    return this.settings.deadlines.limit(answer, this.settings.deadline[operation]);
  }
}
