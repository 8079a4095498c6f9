/**
 * The second half of a miss: run the method, hand copies to those who joined, keep the outcome.
 *
 * The order matters. The payload is made before the caller gets the value, because the caller may change it. The
 * flight ends only when the fill was answered, because until then a look-up could miss both. The caller does not
 * wait for that, except a guard's, whose mark must be confirmed before it goes on.
 */
import { ArgumentChangedError } from '../../errors/argument-changed.error';
import { CacheMemoizeError } from '../../errors/cache-memoize.error';
import { UncacheableValueError } from '../../errors/uncacheable-value.error';
import { runChannel, type RunMessage } from '../../ports/diagnostics';
import type { Clock } from '../../ports/clock';
import type { Answer, FillTerms, Hit, OutcomeCache, Payload, StaleFate } from '../../ports/outcome-cache';
import { MARK, type Outcome } from '../../ports/outcome';
import type { AgedHit } from '../stale/windowed-lookups';
import { argumentsOf, type Call, hasAbortedSignal, type KeylessCall } from './call';
import type { CallCounters } from './call-counters';
import { type Basis, type Computation, isTicket, purposeOf, type Run, type TracedRun } from './computation';
import type { Failure } from './stale-outcomes';
import type { MemoizerParts, Recipe } from './recipe';
import type { Landing } from './single-flight';

/** What the cache says of a fill; undefined where it was not asked. */
type Filled = ReturnType<OutcomeCache['fill']> | undefined;

/** Of a method with windows: what becomes of outcomes past their life when a run throws. */
export interface AfterThrow {
  afterThrow(run: Run, call: Call, computation: Computation): Promise<Failure>;
  /** Answers the call with what is kept. */
  answer(call: Call, kept: Hit | AgedHit): unknown;
}

interface RunnerParts extends Pick<MemoizerParts, 'cache' | 'clock'> {
  readonly stale?: AfterThrow | undefined;
  /** What a computation runs in place of the method itself, and with others: an error of that is no outcome of any. */
  readonly perform?: ((run: TracedRun) => Promise<unknown>) | undefined;
}

export class Runner {
  private readonly cache: OutcomeCache;
  private readonly stale: AfterThrow | undefined;
  private readonly clock: Clock;
  private readonly counters: CallCounters;
  private readonly isGuard: boolean;
  private readonly perform: RunnerParts['perform'];

  constructor(
    private readonly recipe: Recipe,
    { cache, clock, stale, perform }: RunnerParts,
  ) {
    this.perform = perform;
    this.cache = cache;
    this.stale = stale;
    this.clock = clock;
    this.counters = recipe.counters;
    this.isGuard = recipe.kind === 'mark';
  }

  async compute(call: Call, computation: Computation): Promise<unknown> {
    const purpose = purposeOf(computation);
    const run = await this.run(call, purpose);
    if (purpose === 'renewal') this.counters.renewals += 1;
    if (run.outcome === undefined) {
      const failure = this.stale && (await this.stale.afterThrow(run, call, computation));
      this.abandon(computation, landingOf(run, failure), failure?.fate);
      if (failure?.kept) return this.stale?.answer(call, failure.kept);
    }
    if (purpose === 'miss' || purpose === 'bypass') this.counters.answered(purpose, call.trace);
    if (run.outcome !== undefined) {
      const filled = this.conclude(call, computation, run.outcome);
      if (computation.waitsForFill) await filled;
      if (purpose !== 'renewal') this.callBackOnMiss(call, filled);
    }
    if (run.kind === 'threw') throw run.error;
    return run.value;
  }

  /** For who joined and cannot be served: neither asks the cache nor fills it. */
  async runAlone(call: Call): Promise<unknown> {
    const run = await this.run(call, 'miss');
    this.counters.answered('miss', call.trace);
    if (run.outcome !== undefined) this.callBackOnMiss(call, undefined);
    if (run.kind === 'threw') throw run.error;
    return run.value;
  }

  /** Neither asks the cache nor fills it, and is no miss. */
  async runWithoutKey({ instance, args, trace }: KeylessCall): Promise<unknown> {
    try {
      return await this.runTraced({ instance, args, outcome: 'bypass' });
    } finally {
      this.counters.answered('bypass', trace);
    }
  }

  /** The same with the arguments as they were, for who has asked first. */
  async runUnkept(call: Call): Promise<unknown> {
    const run = await this.run(call, 'bypass');
    this.counters.answered('bypass', call.trace);
    if (run.kind === 'threw') throw run.error;
    return run.value;
  }

  /** Answers no call. */
  runUncounted({ instance, args }: KeylessCall): Promise<unknown> {
    return this.runTraced({ instance, args, outcome: 'refresh' });
  }

  /** Calls back on a miss, once its fill was answered. */
  callBackOnMiss(call: Pick<Call, 'instance' | 'args' | 'snapshot'>, filled: Answer<unknown>): void {
    const { onMiss } = this.recipe;
    if (onMiss) whenAnswered(filled, () => onMiss(call.instance, argumentsOf(call)));
  }

  private async run(call: Call, outcome: RunMessage['outcome']): Promise<Run> {
    const { recipe } = this;
    const args = call.snapshot === undefined ? call.args : call.snapshot.restore();
    if (args === undefined) recipe.report(new ArgumentChangedError({ method: recipe.name }));
    const began = this.clock.monotonic();
    try {
      const run = { instance: call.instance, args: args ?? call.args, key: call.question.key, outcome };
      const value = await (this.perform?.(run) ?? this.runTraced(run));
      const result: Outcome = this.isGuard ? MARK : { kind: 'result', value };
      return { kind: 'returned', value, outcome: args && result };
    } catch (error) {
      const isAborted = hasAbortedSignal(call.args);
      const isOutcome = args !== undefined && !isAborted && this.keepsError(error);
      const ms = this.clock.monotonic() - began;
      return {
        kind: 'threw',
        error,
        isAborted,
        ms,
        outcome: isOutcome ? { kind: 'error', error } : undefined,
      };
    }
  }

  private keepsError(error: unknown): boolean {
    return this.perform === undefined && this.recipe.keepsError(error);
  }

  /** Whatever for: every run of the method begins here, and is told of where somebody listens. */
  runTraced(run: TracedRun): Promise<unknown> {
    if (!runChannel.hasSubscribers) return this.runMethod(run);
    const { key, outcome, method = this.recipe } = run;
    const { alias } = this.recipe;
    const message = { method: method.name, alias, outcome, key: key && this.recipe.readableKey(key) };
    return runChannel.tracePromise(() => this.runMethod(run), message);
  }

  private async runMethod({ instance, args, method = this.recipe }: TracedRun): Promise<unknown> {
    const { clock, counters } = this;
    const began = clock.monotonic();
    try {
      return await method.run(instance, args);
    } catch (error) {
      counters.failedRuns += 1;
      throw error;
    } finally {
      counters.runs += 1;
      counters.runMs += clock.monotonic() - began;
    }
  }

  private abandon({ basis, flight }: Computation, landing: Landing, fate?: StaleFate): void {
    if (isTicket(basis)) void this.cache.release(basis, fate);
    flight.end();
    flight.land(landing);
  }

  /** Keeps an outcome, and hands it to those who joined. Answers what the cache says of it. */
  conclude(call: Call, { basis, flight }: Pick<Computation, 'basis' | 'flight'>, outcome: Outcome): Filled {
    const ttl = isTicket(basis) ? this.ttlFor(call, outcome) : 0;
    const payload = ttl > 0 || flight.hasJoiners ? this.encode(call, outcome) : undefined;
    const terms = ttl > 0 && payload !== undefined ? this.termsFor(call, outcome, ttl) : undefined;
    const filled = this.fill(basis, payload, terms);
    if (call.trace) call.trace.isStored = filled instanceof Promise || filled === true;
    flight.land(payload === undefined ? { kind: 'alone' } : { kind: 'landed', payload, filled });
    whenAnswered(filled, (isKept) => {
      this.countFill(isKept);
      flight.end();
    });
    return filled;
  }

  /** @param isKept undefined where the cache was not asked, or has failed */
  private countFill(isKept: boolean | undefined): void {
    if (isKept === true) this.counters.kept += 1;
    else if (isKept === false) this.counters.refused += 1;
  }

  private ttlFor(call: Call, outcome: Outcome): number {
    const args = this.recipe.looksBack ? argumentsOf(call) : call.args;
    return this.recipe.ttlFor({ instance: call.instance, args }, outcome);
  }

  /** undefined: it is not to be kept. */
  private termsFor(call: Call, outcome: Outcome, ttl: number): FillTerms | undefined {
    const { resultTagsFor, windows } = this.recipe;
    const life = windows === undefined ? { ttl } : windows.termsFor(outcome, ttl);
    if (resultTagsFor === undefined) return life;
    const tags = resultTagsFor({ ...call, args: argumentsOf(call) }, outcome);
    return tags && { ...life, tags };
  }

  private fill(basis: Basis, payload: Payload, terms: FillTerms | undefined): Filled {
    if (!isTicket(basis)) return undefined;
    if (terms !== undefined) return this.cache.fill(basis, payload, terms);
    // A newer outcome there is, and it is not to be kept.
    void this.cache.release(basis, this.stale && { kind: 'ends' });
    return undefined;
  }

  private encode(call: Call, outcome: Outcome): Payload {
    try {
      return this.recipe.codec.encode(outcome, call.question.key);
    } catch (error) {
      this.counters.uncacheable += 1;
      this.recipe.report(error instanceof CacheMemoizeError ? error : this.unreadable(error));
      return undefined;
    }
  }

  /** A codec's own failure must not cost the caller its result. */
  private unreadable(cause: unknown): CacheMemoizeError {
    const remedy = 'Return something that can be read again and again.';
    return new UncacheableValueError({
      method: this.recipe.name,
      path: 'result',
      reason: 'unreadable',
      remedy,
      cause,
    });
  }
}

/** For those who joined a run that left no outcome: whose argument was changed, or that threw what is not kept. */
function landingOf(run: Run, failure?: Failure): Landing {
  if (failure?.kept) return { kind: 'aged', found: failure.kept };
  if (run.kind === 'returned') return { kind: 'alone' };
  return run.isAborted ? { kind: 'again' } : { kind: 'failed', error: run.error };
}

/** Runs `callback` once the cache has answered: at once where it already has, and whatever the answer is. */
function whenAnswered<Value>(answer: Answer<Value>, callback: (value: Value | undefined) => void): void {
  if (answer instanceof Promise) answer.then(callback, () => callback(undefined));
  else callback(answer);
}
