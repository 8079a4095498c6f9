import type { Clock } from '../../ports/clock';

/**
 * Remembers whether it makes sense to ask. Consecutive failures open it; after a while one probe at a time finds out
 * whether it can be closed again; any success closes it.
 */
export class Breaker {
  private state: BreakerState = HEALTHY;

  constructor(private readonly settings: { failures: number; halfOpenAfter: number; clock: Clock }) {}

  /** True while everybody may ask. */
  get isClosed(): boolean {
    return this.state.kind === 'closed';
  }

  succeeded(): void {
    this.state = HEALTHY;
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
    this.state = { kind: 'half-open' };
    return true;
  }

  private count(failures: number): false {
    this.state = { kind: 'closed', failures };
    return false;
  }

  private open(): true {
    this.state = { kind: 'open', since: this.settings.clock.monotonic() };
    return true;
  }
}

type BreakerState =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly since: number }
  | { readonly kind: 'half-open' };

const HEALTHY: BreakerState = { kind: 'closed', failures: 0 };
