import { CacheMemoizeError } from '../../errors/cache-memoize.error';
import type { OutcomeCache } from '../../ports/outcome-cache';
import { CacheHealth } from './cache-health';
import type { Deadline, Deadlines } from '../../time/deadlines';
import type { ErrorReporter } from '../../ports/error-reporter';

/** What a {@link Connector} works with. */
export interface ConnectorSettings {
  readonly alias: string;
  /** Makes the cache. Called again after a pause while it fails, unless it fails with an error of this library. */
  readonly connect: () => Promise<OutcomeCache>;
  readonly deadlines: Deadlines;
  readonly reporter: ErrorReporter;
  /** From 0 to 1, so that the processes of a fleet do not come back all at once. @default Math.random */
  readonly random?: () => number;
}

/** Makes a cache whose server may be down: tries, pauses for at most a second, tries again. */
export class Connector {
  private readonly health: CacheHealth;
  private state: ConnectionState = { kind: 'waiting', cause: new Error('Not tried yet') };
  private failures = 0;

  constructor(private readonly settings: ConnectorSettings) {
    this.health = new CacheHealth(settings.alias, settings.reporter);
  }

  /** The cache, once there is one. */
  get cache(): OutcomeCache | undefined {
    return this.state.kind === 'connected' ? this.state.cache : undefined;
  }

  /** True when there is no use in trying again. */
  get isRefused(): boolean {
    return this.state.kind === 'refused';
  }

  /** Says that an attempt takes longer than somebody could wait; it goes on. */
  tellDelay(cause: unknown): void {
    this.health.failed('connect', cause);
  }

  /**
   * Tries now, or waits for the attempt under way.
   *
   * @throws whatever stands in the way; an error of this library is for good: what was given is refused
   */
  async connect(): Promise<OutcomeCache> {
    if (this.state.kind === 'waiting') this.begin(this.state);
    if (this.state.kind === 'connecting') await this.state.attempt;
    if (this.cache !== undefined) return this.cache;
    throw this.reason();
  }

  /** Stops trying. What an attempt under way still makes is closed as it arrives. */
  async close(): Promise<void> {
    const { cache } = this;
    if (this.state.kind === 'waiting') this.state.retry?.cancel();
    this.state = { kind: 'closed' };
    await cache?.close();
  }

  private begin(waiting: { readonly retry?: Deadline }): void {
    waiting.retry?.cancel();
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

  private async arrive(cache: OutcomeCache): Promise<void> {
    if (this.isClosed) return cache.close();
    this.state = { kind: 'connected', cache };
    this.health.answered('connect');
  }

  private fail(cause: unknown): void {
    if (this.isClosed) return;
    if (cause instanceof CacheMemoizeError) {
      this.state = { kind: 'refused', cause };
      this.settings.reporter.report(cause);
      return;
    }
    const retry = this.settings.deadlines.after(
      this.pause(),
      () => void this.connect().catch(() => undefined),
    );
    this.state = { kind: 'waiting', cause, retry };
    this.health.failed('connect', cause);
  }

  private pause(): number {
    const { random = Math.random } = this.settings;
    const longest = Math.min(FIRST_PAUSE * 2 ** this.failures++, LONGEST_PAUSE);
    return Math.round(longest * (0.5 + random() / 2));
  }

  private get isClosed(): boolean {
    return this.state.kind === 'closed';
  }

  private reason(): unknown {
    return 'cause' in this.state ? this.state.cause : new Error('The cache is closed');
  }
}

type ConnectionState =
  | { readonly kind: 'waiting'; readonly cause: unknown; readonly retry?: Deadline }
  | { readonly kind: 'connecting'; readonly attempt: Promise<void> }
  | { readonly kind: 'connected'; readonly cache: OutcomeCache }
  | { readonly kind: 'refused'; readonly cause: CacheMemoizeError }
  | { readonly kind: 'closed' };

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1000;
