import type { Bypass, Lookup, OutcomeCache } from '../../ports/outcome-cache';
import type { Breaker } from './breaker';
import type { CacheHealth } from './cache-health';
import type { Deadline, Deadlines } from '../../time/deadlines';
import { type Question, ReadBurst, type ReadObserver } from './read-burst';
import type { Scheduler } from '../../time/scheduler';

/** What {@link GuardedReads} work with. Durations are milliseconds. */
export interface GuardedReadSettings {
  readonly deadline: { readonly read: number };
  /** How long after it opened the breaker is probed. */
  readonly halfOpenAfter: number;
  readonly breaker: Breaker;
  readonly deadlines: Deadlines;
  readonly scheduler: Scheduler;
}

/**
 * Sees to it that every look-up is answered in time, tells the breaker how it went, and probes it back to life.
 *
 * The probe is a look-up of a key that failed, sent by the timer: no call waits for it, and the cache works again as
 * soon as it can, whether calls come or not.
 */
export class GuardedReads implements ReadObserver {
  private burst: ReadBurst | undefined;
  private readonly endBurst = () => (this.burst = undefined);
  private nextProbe: Deadline | undefined;

  constructor(
    private readonly cache: OutcomeCache,
    private readonly health: CacheHealth,
    private readonly settings: GuardedReadSettings,
  ) {}

  /** What `answer` says, or a bypass if it says nothing within `deadline.read`. Never rejects. */
  guard(answer: Promise<Lookup>, question: Question): Promise<Lookup> {
    const burst = this.burst === undefined || this.burst.isOver ? this.beginBurst() : this.burst;
    return burst.guard(answer, question);
  }

  /** Ends the probes. */
  close(): void {
    this.nextProbe?.cancel();
  }

  answered(lookup: Lookup): Lookup {
    this.settings.breaker.succeeded();
    this.health.answered('lookup');
    if (lookup.kind === 'miss') this.health.answered('lease');
    if (lookup.kind === 'bypass') this.health.failed('lease', lookup.cause);
    return lookup;
  }

  failed(question: Question, cause: unknown): Bypass {
    this.countFailure(question);
    return { kind: 'bypass', cause: this.health.failed('lookup', cause) };
  }

  /** Nobody computes for an answer that comes too late, or to a probe: others must not wait for it. */
  dropped(lookup: Lookup): void {
    if (lookup.kind !== 'miss' || lookup.ticket.leasedElsewhere) return;
    Promise.resolve(this.cache.release(lookup.ticket)).catch(() => {
      // Nothing but a wait of 'herdWait' depends on it, and what ails the cache was reported.
    });
  }

  private beginBurst(): ReadBurst {
    const { deadlines, deadline, scheduler } = this.settings;
    const burst = new ReadBurst(this, deadline.read);
    deadlines.start(burst, deadline.read);
    scheduler.beforePoll(this.endBurst);
    return (this.burst = burst);
  }

  private countFailure(question: Question): void {
    if (!this.settings.breaker.failed()) return;
    this.nextProbe = this.settings.deadlines.after(this.settings.halfOpenAfter, () => this.probe(question));
  }

  private probe(question: Question): void {
    if (!this.settings.breaker.tryProbe()) return;
    // Nothing is asked of what is not ready, so there is nothing to spare: the first call after that finds it closed.
    if (!this.cache.isReady) return this.settings.breaker.succeeded();
    const answer = Promise.resolve(this.cache.lookup(question.key, question.group));
    void this.guard(answer, question).then((lookup) => this.dropped(lookup));
  }
}
