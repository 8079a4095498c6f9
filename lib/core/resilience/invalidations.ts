import type { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import type { DropNames, SharedCache } from '../../ports/outcome-cache';
import { UnconfirmedDropError } from '../../ports/unconfirmed-drop.error';
import type { Deadlines } from '../../time/deadlines';
import type { Breaker } from './breaker';
import type { CacheHealth } from './cache-health';
import type { Connector } from './connector';
import { NamesLeft } from './names-left';
import type { TickGatherer } from './tick-gatherer';

export interface InvalidationsParts {
  readonly connector: Connector;
  readonly breaker: Breaker;
  /** What was asked before an invalidation must not answer who asks after it. */
  readonly tick: TickGatherer;
  /** Milliseconds. */
  readonly deadline: { readonly read: number; readonly invalidate: number };
  readonly deadlines: Deadlines;
  readonly clock: Clock;
  readonly health: CacheHealth;
  readonly counters: CacheCounters;
}

/** What has to be confirmed, and says when it gets on. */
type ConfirmedWork = (cache: SharedCache, onProgress: () => void) => Promise<void>;

/** Always attempted, whatever the breaker says, within `deadline.invalidate` of the last progress. */
export class Invalidations {
  constructor(private readonly parts: InvalidationsParts) {}

  /** @throws UnconfirmedDropError with a CacheOperationError as its cause */
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
      const cause = this.parts.health.describe('invalidate', known ? known.cause : error);
      throw new UnconfirmedDropError(known?.names ?? left.names, { cause });
    }
  }

  /** @throws CacheOperationError */
  async clear(): Promise<void> {
    try {
      await this.confirm(async (cache, onProgress) => cache.clear(onProgress));
    } catch (cause) {
      throw this.parts.health.describe('clear', cause);
    }
  }

  /** A cache that was not made yet is tried to be made at once. */
  private async confirm(work: ConfirmedWork): Promise<void> {
    const { breaker, clock, counters, deadline, tick } = this.parts;
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
    const { connector, deadline, deadlines } = this.parts;
    const { cache } = connector;
    return deadlines.limitProgress(
      async (onProgress) => work(cache ?? (await connector.connect()), onProgress),
      deadline.invalidate,
    );
  }
}
