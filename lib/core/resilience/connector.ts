import { CacheMemoizeError } from '../../errors/cache-memoize.error';
import { DeadlineExceededError } from '../../errors/deadline-exceeded.error';
import type { SharedCache } from '../../ports/outcome-cache';
import type { Scheduler } from '../../ports/scheduler';
import type { Deadlines } from '../../time/deadlines';
import { Retry } from '../../time/retry';
import type { CacheHealth } from './cache-health';

/** What a {@link Connector} works with. */
export interface ConnectorSettings {
  /** Makes the cache. Called again after a pause while it fails, unless it fails with an error of this library. */
  readonly connect: () => Promise<SharedCache>;
  readonly deadlines: Deadlines;
  readonly scheduler: Scheduler;
  readonly health: CacheHealth;
  /** From 0 to 1. @default Math.random */
  readonly random?: () => number;
}

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1000;

/** Makes a cache whose server may be down: tries, pauses for at most a second, tries again. */
export class Connector {
  private readonly retry: Retry;
  private state: ConnectionState = { kind: 'waiting', cause: new Error('Not tried yet') };
  /** The cache, once there is one. */
  cache: SharedCache | undefined;

  constructor(private readonly settings: ConnectorSettings) {
    const { scheduler, random } = settings;
    this.retry = new Retry({ scheduler, first: FIRST_PAUSE, longest: LONGEST_PAUSE, random });
  }

  /**
   * Tries for the first time. Resolves when that attempt is over, whether it connected or not, and after `patience`
   * milliseconds at the latest: an application starts without its cache.
   *
   * @throws CacheMemoizeError where there is no use in trying again: what was given is refused
   */
  async start(patience: number): Promise<void> {
    const attempt = this.connect();
    try {
      await this.settings.deadlines.limit(attempt, patience);
    } catch (cause) {
      if (this.state.kind === 'refused') throw cause;
      // The attempt goes on; but somebody has to learn why the cache is not used.
      if (cause instanceof DeadlineExceededError) this.settings.health.failed('connect', cause);
    }
  }

  /**
   * Tries now, or waits for the attempt under way.
   *
   * @throws whatever stands in the way; an error of this library is for good: what was given is refused
   */
  async connect(): Promise<SharedCache> {
    if (this.state.kind === 'waiting') this.begin();
    if (this.state.kind === 'connecting') await this.state.attempt;
    if (this.cache !== undefined) return this.cache;
    throw 'cause' in this.state ? this.state.cause : new Error('The cache is closed');
  }

  /** What was made is of no use any more: it is made anew. */
  reconnect(): void {
    if (this.state.kind !== 'connected') return;
    const { cache } = this;
    this.cache = undefined;
    this.state = { kind: 'waiting', cause: new Error('The connection is down') };
    this.tryLater();
    cache?.close().catch(() => undefined);
  }

  /** Stops trying. What an attempt under way still makes is closed as it arrives. */
  async close(): Promise<void> {
    const { cache } = this;
    this.retry.cancel();
    this.state = { kind: 'closed' };
    this.cache = undefined;
    await cache?.close();
  }

  private begin(): void {
    this.retry.cancel();
    this.state = { kind: 'connecting', attempt: this.attempt() };
  }

  private async attempt(): Promise<void> {
    try {
      // A tick later, so that what it throws at once is a failed attempt as well.
      const cache = await Promise.resolve().then(this.settings.connect);
      await this.arrive(cache);
    } catch (cause) {
      this.fail(cause);
    }
  }

  private async arrive(cache: SharedCache): Promise<void> {
    if (this.isClosed) return cache.close();
    this.retry.succeeded();
    this.state = { kind: 'connected' };
    this.cache = cache;
    this.settings.health.answered('connect');
  }

  private fail(cause: unknown): void {
    if (this.isClosed) return;
    const { health } = this.settings;
    if (cause instanceof CacheMemoizeError) {
      this.state = { kind: 'refused', cause };
      health.refused(cause);
      return;
    }
    this.state = { kind: 'waiting', cause };
    this.tryLater();
    health.failed('connect', cause);
  }

  private tryLater(): void {
    this.retry.schedule(() => void this.connect().catch(() => undefined));
  }

  private get isClosed(): boolean {
    return this.state.kind === 'closed';
  }
}

type ConnectionState =
  | { readonly kind: 'waiting'; readonly cause: unknown }
  | { readonly kind: 'connecting'; readonly attempt: Promise<void> }
  | { readonly kind: 'connected' }
  | { readonly kind: 'refused'; readonly cause: CacheMemoizeError }
  | { readonly kind: 'closed' };
