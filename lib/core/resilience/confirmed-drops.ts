import type { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import type { DropNames, SharedCache } from '../../ports/outcome-cache';
import { UnconfirmedDropError } from '../../ports/unconfirmed-drop.error';
import type { Deadlines } from '../../time/deadlines';
import type { Breaker } from './breaker';
import type { CacheHealth } from './cache-health';
import type { Connector } from './connector';
import { NamesLeft } from '../../ports/names-left';
import type { TickGatherer } from './tick-gatherer';

/** What {@link ConfirmedDrops} work with. Durations are milliseconds. */
export interface ConfirmedDropsSettings {
  readonly deadline: { readonly read: number; readonly invalidate: number };
  readonly deadlines: Deadlines;
  readonly clock: Clock;
  readonly counters: CacheCounters;
  readonly health: CacheHealth;
  readonly breaker: Breaker;
  /** Whoever asks after a confirmation shares nothing with who asked before it. */
  readonly tick: TickGatherer;
}

/** What has to be confirmed, and says when it gets on. */
type ConfirmedWork = (cache: SharedCache, onProgress: () => void) => Promise<void>;

/** Invalidations of a cache that may fail: always attempted, whatever the breaker says, and confirmed or rejected. */
export class ConfirmedDrops {
  constructor(
    private readonly connector: Connector,
    private readonly settings: ConfirmedDropsSettings,
  ) {}

  /**
   * Always attempted, within `deadline.invalidate` of the last progress.
   *
   * @throws UnconfirmedDropError with a CacheOperationError as its cause
   */
  async drop(names: DropNames): Promise<void> {
    const left = new NamesLeft(names);
    try {
      await this.confirm(async (cache, onProgress) =>
        cache.drop(names, (confirmed) => {
          left.remove(confirmed);
          onProgress();
        }),
      );
    } catch (error) {
      const known = error instanceof UnconfirmedDropError ? error : undefined;
      const cause = this.settings.health.describe('invalidate', known ? known.cause : error);
      throw new UnconfirmedDropError(known?.names ?? left.names, { cause });
    }
  }

  /**
   * Always attempted, within `deadline.invalidate` of the last progress.
   *
   * @throws CacheOperationError
   */
  async clear(): Promise<void> {
    try {
      await this.confirm(async (cache, onProgress) => cache.clear(onProgress));
    } catch (cause) {
      throw this.settings.health.describe('clear', cause);
    }
  }

  /** A cache that was not made yet is tried to be made at once. */
  private async confirm(work: ConfirmedWork): Promise<void> {
    const { breaker, clock, counters, deadline, tick } = this.settings;
    const begin = clock.monotonic();
    tick.forget();
    try {
      await this.doInTime(work);
    } catch (cause) {
      counters.failedInvalidations += 1;
      throw cause;
    } finally {
      counters.invalidations += 1;
    }
    tick.forget();
    if (clock.monotonic() - begin <= deadline.read) breaker.succeeded();
  }

  private doInTime(work: ConfirmedWork): Promise<void> {
    const { deadline, deadlines } = this.settings;
    const { cache } = this.connector;
    return deadlines.limitProgress(
      async (onProgress) => work(cache ?? (await this.connector.connect()), onProgress),
      deadline.invalidate,
    );
  }
}
