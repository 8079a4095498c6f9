import type { World } from './world';

/** Which promise was broken. */
export type ViolationKind =
  /** An answer from before an invalidation that had resolved. */
  | 'stale'
  /** An answer to another question. */
  | 'mistaken'
  /** What a refresh had put there gave way to something older. */
  | 'overwritten'
  /** What was computed before an invalidation was kept after it. */
  | 'pushed'
  /** The method ran again though nothing had been dropped. */
  | 'twice'
  /** A flight or a lease outlived its computation. */
  | 'left'
  /** A call never ended. */
  | 'hung'
  /** Something was reported that nobody should hear of. */
  | 'reported';

/** One call of the memoized method. */
export interface CallRecord {
  readonly key: string;
  readonly began: number;
  /** No answer may come from a computation that began before: an invalidation called then had resolved. */
  readonly floor: number;
}

interface Computation {
  readonly key: string;
  readonly began: number;
  readonly caller: CallRecord;
}

interface GuardAnswer {
  readonly call: CallRecord;
  readonly ended: number;
}

/**
 * What happened when, and whether it was allowed.
 *
 * The rule: a read that begins after an invalidation has resolved does not answer with a computation that began
 * before that invalidation was called.
 */
export class History {
  /** The first thing that was not allowed. */
  violation: string | undefined;
  readonly computations: Computation[] = [];
  /** Hears when a computation ends. */
  onComputed: ((began: number) => void) | undefined;
  private readonly floors = new Map<string, number>();
  /** Of what one process alone must not answer any more, by its name and the key. */
  private readonly floorsOfProcesses = new Map<string, number>();
  private readonly guardAnswers: GuardAnswer[] = [];
  private lastRefreshCall = 0;

  /** @param expected other violations are overlooked; every one counts where left out */
  constructor(
    private readonly world: World,
    private readonly expected?: ViolationKind,
  ) {}

  /** @param isExcused nothing is promised to it */
  beginCall(key: string, isExcused = false, process?: string): CallRecord {
    const own = this.floorsOfProcesses.get(`${process} ${key}`) ?? 0;
    const floor = isExcused ? 0 : Math.max(own, this.floors.get(key) ?? 0);
    return { key, began: this.world.stamp(), floor };
  }

  /**
   * Answers the moment of which it reads, which is what the method returns: at which it began, but inside a transaction.
   */
  beginComputation(caller: CallRecord, readAt = (began: number) => began): number {
    const began = readAt(this.world.stamp());
    this.computations.push({ key: caller.key, began, caller });
    return began;
  }

  /** @param answer when the computation began, or `true` of a guard that did not run */
  endRead(call: CallRecord, answer: unknown): void {
    const ended = this.world.stamp();
    if (answer === true) this.guardAnswers.push({ call, ended });
    else if (typeof answer === 'number' && answer < 0)
      this.violate('stale', `a read that began at ${call.began} answered with what was not committed`);
    else if (typeof answer !== 'number') this.violate('reported', `a read answered ${String(answer)}`);
    else if (this.keyOf(answer) !== call.key)
      this.violate(
        'mistaken',
        `a read of ${call.key} answered with what was computed for ${this.keyOf(answer)}`,
      );
    else if (answer < call.floor)
      this.violate(
        'stale',
        `a read that began at ${call.began} answered with the computation of ${answer}, ` +
          `though an invalidation called at ${call.floor} had resolved`,
      );
  }

  /** Of what was computed. */
  keyOf(began: number): string | undefined {
    return this.computations.find((computation) => computation.began === began)?.key;
  }

  beginInvalidation(): number {
    return this.world.stamp();
  }

  resolveInvalidation(keys: readonly string[], called: number): void {
    this.world.stamp();
    for (const key of keys) this.floors.set(key, Math.max(called, this.floors.get(key) ?? 0));
  }

  /** In one process alone. */
  resolveForProcess(process: string, key: string, called: number): void {
    this.world.stamp();
    this.floorsOfProcesses.set(`${process} ${key}`, called);
  }

  completeRefresh(call: CallRecord): void {
    this.lastRefreshCall = Math.max(this.lastRefreshCall, call.began);
  }

  /** A guard may answer without running only if somebody who came before the answer has run, or was about to. */
  checkGuards(): void {
    for (const { call, ended } of this.guardAnswers) {
      const isCovered = this.computations.some(
        ({ key, began, caller }) => key === call.key && began > call.floor && caller.began < ended,
      );
      if (!isCovered)
        this.violate(
          'stale',
          `a guard that was asked at ${call.began} answered for a run before ${call.floor}`,
        );
    }
  }

  /** Of a read after everything has come to rest: what a refresh put there, nothing older may have replaced. */
  checkRefreshed(call: CallRecord, answer: unknown): void {
    if (typeof answer === 'number' && answer < this.lastRefreshCall)
      this.violate(
        'overwritten',
        `after a refresh called at ${this.lastRefreshCall}, a read at ${call.began} answered with ` +
          `the older computation of ${answer}`,
      );
  }

  violate(kind: ViolationKind, what: string): void {
    if (this.expected === undefined || this.expected === kind)
      this.violation ??= `${kind.toUpperCase()}: ${what}`;
  }
}
