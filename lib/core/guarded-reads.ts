import { DeadlineExceededError } from '../errors/deadline-exceeded.error';
import type { Bypass, Lookup, OutcomeCache } from '../interfaces/outcome-cache.interface';
import type { Breaker } from './breaker';
import type { CacheHealth } from './cache-health';
import { Deadline, type Deadlines } from './deadlines';

/** What {@link GuardedReads} work with. Durations are milliseconds. */
export interface GuardedReadSettings {
  readonly deadline: { readonly read: number };
  /** How long after it opened the breaker is probed. */
  readonly halfOpenAfter: number;
  readonly breaker: Breaker;
  readonly deadlines: Deadlines;
}

/** What is looked up. */
interface Question {
  readonly key: string;
  readonly group: string;
}

/**
 * Sees to it that every look-up is answered in time, tells the breaker how it went, and probes it back to life.
 *
 * The probe is a look-up of a key that failed, sent by the timer: no call waits for it, and the cache works again as
 * soon as it can, whether calls come or not.
 */
export class GuardedReads {
  /** Equal look-ups of one tick come with one promise: they share one deadline, and one answer if it passes. */
  private readonly pending = new Map<Promise<Lookup>, Promise<Lookup>>();
  private nextProbe: Deadline | undefined;

  constructor(
    private readonly cache: OutcomeCache,
    private readonly health: CacheHealth,
    private readonly settings: GuardedReadSettings,
  ) {}

  /** What `answer` says, or a bypass if it says nothing within `deadline.read`. Never rejects. */
  guard(answer: Promise<Lookup>, question: Question): Promise<Lookup> {
    let guarded = this.pending.get(answer);
    if (guarded === undefined) this.pending.set(answer, (guarded = this.begin(answer, question)));
    return guarded;
  }

  /** Ends the probes. */
  close(): void {
    this.nextProbe?.cancel();
  }

  private begin(answer: Promise<Lookup>, question: Question): Promise<Lookup> {
    return new Promise((resolve) => {
      const end = (lookup: Lookup) => {
        read.isOver = true;
        read.cancel();
        this.pending.delete(answer);
        resolve(lookup);
      };
      const fail = (cause: unknown) => end(this.noteFailure(question, cause));
      const read = new PendingRead(() =>
        fail(new DeadlineExceededError({ deadline: this.settings.deadline.read })),
      );
      this.settings.deadlines.start(read, this.settings.deadline.read);
      answer.then(
        (lookup) => (read.isOver ? this.drop(lookup) : end(this.noteAnswer(lookup))),
        (cause: unknown) => (read.isOver ? undefined : fail(cause)),
      );
    });
  }

  private noteAnswer(lookup: Lookup): Lookup {
    this.settings.breaker.succeeded();
    this.health.answered('lookup');
    if (lookup.kind === 'miss') this.health.answered('lease');
    if (lookup.kind === 'bypass') this.health.failed('lease', lookup.cause);
    return lookup;
  }

  private noteFailure(question: Question, cause: unknown): Bypass {
    this.countFailure(question);
    return { kind: 'bypass', cause: this.health.failed('lookup', cause) };
  }

  private countFailure(question: Question): void {
    if (!this.settings.breaker.failed()) return;
    this.nextProbe = this.settings.deadlines.after(this.settings.halfOpenAfter, () => this.probe(question));
  }

  private probe(question: Question): void {
    if (!this.settings.breaker.tryProbe()) return;
    if (!this.cache.isReady) return this.countFailure(question);
    const answer = Promise.resolve(this.cache.lookup(question.key, question.group));
    void this.guard(answer, question).then((lookup) => this.drop(lookup));
  }

  /** Nobody computes for an answer that comes too late, or to a probe: others must not wait for it. */
  private drop(lookup: Lookup): void {
    if (lookup.kind !== 'miss' || lookup.ticket.leasedElsewhere) return;
    Promise.resolve(this.cache.release(lookup.ticket)).catch(() => {
      // Nothing but a wait of 'herdWait' depends on it, and what ails the cache was reported.
    });
  }
}

class PendingRead extends Deadline {
  isOver = false;

  constructor(readonly expire: () => void) {
    super();
  }
}
