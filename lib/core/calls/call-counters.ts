import type { CallOutcome, CallTrace } from '../../ports/call-trace';

/** What became of the calls of one method, and of its runs: plain numbers, incremented where it is decided. */
export class CallCounters {
  hits = 0;
  /** Of the hits, those from a tier's memory. */
  localHits = 0;
  staleHits = 0;
  misses = 0;
  joined = 0;
  bypassed = 0;
  guarded = 0;
  runs = 0;
  failedRuns = 0;
  /** All runs together, in milliseconds and their fractions. */
  runMs = 0;
  renewals = 0;
  kept = 0;
  refused = 0;
  uncacheable = 0;

  /** Each call comes here once, when it is answered; only a hit in memory counts itself. */
  answered(outcome: CallOutcome, trace: CallTrace | undefined): void {
    this.count(outcome);
    if (trace !== undefined) trace.outcome = outcome;
  }

  reset(): void {
    Object.assign(this, new CallCounters());
  }

  /** Field by field, because a name that is looked up costs a joined call a twentieth of all it does. */
  private count(outcome: CallOutcome): void {
    switch (outcome) {
      case 'hit':
        this.hits += 1;
        break;
      case 'stale':
        this.staleHits += 1;
        break;
      case 'miss':
        this.misses += 1;
        break;
      case 'joined':
        this.joined += 1;
        break;
      case 'bypass':
        this.bypassed += 1;
        break;
      case 'guarded':
        this.guarded += 1;
        break;
    }
  }
}

/** The counters of methods by name: those of a class that is made anew while they are still there are the same. */
export class CountersByName {
  private readonly refs = new Map<string, WeakRef<CallCounters>>();
  // Classes that are made at run time, each with a name of its own, must leave nothing behind.
  private readonly registry = new FinalizationRegistry<string>((name) => {
    if (this.get(name) === undefined) this.refs.delete(name);
  });

  get(name: string): CallCounters | undefined {
    return this.refs.get(name)?.deref();
  }

  /** Those that are there, or new ones. */
  of(name: string): CallCounters {
    const counters = this.get(name) ?? new CallCounters();
    this.set(name, counters);
    return counters;
  }

  set(name: string, counters: CallCounters): void {
    if (this.get(name) === counters) return;
    this.refs.set(name, new WeakRef(counters));
    this.registry.register(counters, name);
  }

  *values(): Generator<CallCounters> {
    for (const [, counters] of this) yield counters;
  }

  *[Symbol.iterator](): Generator<readonly [name: string, counters: CallCounters]> {
    for (const [name, ref] of this.refs) {
      const counters = ref.deref();
      if (counters) yield [name, counters];
    }
  }
}
