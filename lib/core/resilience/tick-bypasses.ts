import type { Bypass } from '../../ports/outcome-cache';
import type { Scheduler } from '../../time/scheduler';

/**
 * Gives equal look-ups of one tick the same {@link Bypass}, so that they can share one run although the cache is not
 * asked. It has to end before the loop reads a socket again: a call that joins a run begun before it must not come
 * after an invalidation that was confirmed in between, and a confirmation has to be read from a socket.
 */
export class TickBypasses {
  private readonly byKey = new Map<string, Bypass>();
  private readonly clear = () => this.byKey.clear();

  constructor(private readonly scheduler: Scheduler) {}

  of(key: string, cause: unknown): Bypass {
    let bypass = this.byKey.get(key);
    if (bypass !== undefined) return bypass;
    if (this.byKey.size === 0) this.scheduler.beforePoll(this.clear);
    this.byKey.set(key, (bypass = { kind: 'bypass', cause }));
    return bypass;
  }

  /** An invalidation may have been confirmed without a socket: whoever asks from now on runs anew. */
  forget(): void {
    this.byKey.clear();
  }
}
