import type { Clock } from '../../ports/clock';

/**
 * Remembers whether it makes sense to ask. Consecutive failures open it; after a while one probe at a time finds out
 * whether it can be closed again; any success closes it.
 */
export class Breaker {
  /** True while everybody may ask. A field, as the next one: each look-up reads them. */
  isClosed = true;
  /** True while nothing has failed since the last success, which then is no news. */
  isHealthy = true;
  private state: BreakerState = HEALTHY;

  constructor(private readonly settings: { failures: number; halfOpenAfter: number; clock: Clock }) {}

  succeeded(): void {
    this.become(HEALTHY);
  }

  /** Counts a failure. True if this is what opened it, from closed or after a probe: the time for a next probe. */
  failed(): boolean {
    const state = this.state;
    switch (state.kind) {
      case 'closed':
        return state.failures + 1 < this.settings.failures ? this.count(state.failures + 1) : this.open();
      case 'half-open':
        return this.open();
      case 'open':
        // Asked before it opened, failed after: nothing new.
        return false;
      default:
        return state satisfies never;
    }
  }

  /** Asks for leave to probe: given to one at a time, `halfOpenAfter` milliseconds after it opened. */
  tryProbe(): boolean {
    if (this.state.kind !== 'open') return false;
    if (this.settings.clock.monotonic() < this.state.since + this.settings.halfOpenAfter) return false;
    this.become({ kind: 'half-open' });
    return true;
  }

  private count(failures: number): false {
    this.become({ kind: 'closed', failures });
    return false;
  }

  private open(): true {
    this.become({ kind: 'open', since: this.settings.clock.monotonic() });
    return true;
  }

  private become(state: BreakerState): void {
    this.state = state;
    this.isHealthy = state === HEALTHY;
    this.isClosed = state.kind === 'closed';
  }
}

type BreakerState =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly since: number }
  | { readonly kind: 'half-open' };

const HEALTHY: BreakerState = { kind: 'closed', failures: 0 };
