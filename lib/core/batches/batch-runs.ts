/**
 * The runs of a batch: for the ids that nobody has computed yet, as many at once as the method takes.
 *
 * Each id has a ticket and a flight of its own, so that what is invalidated during the run is refused for that id alone,
 * and whoever calls the single method meanwhile waits for its id. An error belongs to no id: those who had joined ask
 * again, and the first of them runs the single method.
 */
import { ArgumentChangedError } from '../../errors/argument-changed.error';
import type { RunMessage } from '../../ports/diagnostics';
import type { Answer, OutcomeCache, StaleFate } from '../../ports/outcome-cache';
import { hasAbortedSignal } from '../calls/call';
import { isTicket } from '../calls/computation';
import type { Clock } from '../../ports/clock';
import type { Runner } from '../calls/runner';
import type { Failure, StaleOutcomes } from '../calls/stale-outcomes';
import { ItemHits } from './item-hits';
import { type BatchUnderWay, OutcomeCopies } from './batch-answers';
import { restoreItem } from './batch-items';
import type { BatchRecipe } from './batch-recipe';
import { runBatch } from './batch-run';
import type { ItemComputation, LedItem } from './undecided-items';
import { UnfitAnswer } from './unfit-answers';

/** What the cache says of the fills of a run. */
type Filled = readonly Answer<unknown>[];

/** An id whose run has thrown, and what that comes to. */
type FailedComputation = LedItem & Failure;

export interface BatchRunsParts {
  readonly cache: OutcomeCache;
  readonly clock: Clock;
  readonly runner: Runner;
  /** Of a method with windows: what becomes of outcomes past their life. */
  readonly stale: StaleOutcomes | undefined;
}

export class BatchRuns {
  private readonly cache: OutcomeCache;
  private readonly clock: Clock;
  private readonly runner: Runner;
  private readonly stale: StaleOutcomes | undefined;
  private readonly hits: ItemHits;

  constructor(
    private readonly batch: BatchRecipe,
    { cache, clock, runner, stale }: BatchRunsParts,
  ) {
    this.cache = cache;
    this.clock = clock;
    this.runner = runner;
    this.stale = stale;
    this.hits = new ItemHits(batch.single, cache);
  }

  /**
   * Runs the method for these ids, in one run after the other.
   *
   * @throws what the method throws, and UnfitAnswer (as a rejection): what had ended before is kept
   */
  async run(led: readonly LedItem[], under: BatchUnderWay): Promise<void> {
    const { maxSize } = this.batch;
    for (let at = 0; at < led.length; at += maxSize) {
      const chunk = led.slice(at, at + maxSize);
      const began = this.clock.monotonic();
      const filled = await this.runChunk(chunk, under).catch(async (error: unknown): Promise<Filled> => {
        const ms = this.clock.monotonic() - began;
        const failed = await this.seeTo(chunk, { error, ms }, under);
        if (failed === undefined) return [];
        this.abandon(failed, under);
        this.abandon(led.slice(at + maxSize), under);
        throw error;
      });
      if (!under.isCall) await Promise.all(filled);
    }
  }

  /**
   * What becomes of the ids of a run that has thrown. Undefined: what the cache still keeps of each of them has answered; as
   * an error belongs to no id, it is all of them or none.
   */
  private async seeTo(
    led: readonly LedItem[],
    { error, ms }: { readonly error: unknown; readonly ms: number },
    under: BatchUnderWay,
  ): Promise<readonly FailedComputation[] | undefined> {
    const { stale } = this;
    if (stale === undefined || !under.isCall || error instanceof UnfitAnswer) return led;
    // The caller has called it off: that says nothing of the source.
    const isAborted = led.some(({ item }) => hasAbortedSignal(item.args));
    const run = { kind: 'threw', error, ms, isAborted, outcome: undefined } as const;
    const failed = await Promise.all(
      led.map(async (each): Promise<FailedComputation> => {
        const { computation } = each;
        const failure = computation && (await stale.afterThrow(run, computation.item, computation));
        return { ...each, ...failure };
      }),
    );
    const answers = failed.map((each) => this.answerOf(each));
    if (answers.includes(undefined)) return failed;
    for (const answer of answers) answer?.(under);
    return undefined;
  }

  /** Answers with what is kept; undefined where nothing is, or an error. */
  private answerOf({
    computation,
    kept,
    fate,
  }: FailedComputation): ((under: BatchUnderWay) => void) | undefined {
    if (computation === undefined || kept === undefined) return undefined;
    const { item, basis, flight } = computation;
    const isStale = kept.kind === 'aged';
    const hit = isStale ? kept.hit : kept;
    const outcome = this.hits.read(item, hit);
    if (outcome?.kind !== 'result') return undefined;
    return ({ answers }) => {
      if (isTicket(basis)) void this.cache.release(basis, fate);
      flight.end();
      flight.land({ kind: 'aged', found: kept });
      void this.hits.answer(item, { hit, outcome, isStale }, answers);
    };
  }

  /** Those who had joined go on by themselves. */
  abandon(led: readonly FailedComputation[], { isCall }: BatchUnderWay): void {
    for (const { item, outcome, computation, fate } of led) {
      if (isCall) this.batch.single.counters.answered(outcome, item.trace);
      if (computation !== undefined) this.giveUp(computation, 'again', fate);
    }
  }

  private async runChunk(led: readonly LedItem[], under: BatchUnderWay): Promise<Filled> {
    const { single, name: method } = this.batch;
    const restored = led.map(({ item }) => restoreItem(item));
    if (restored.includes(undefined)) single.report(new ArgumentChangedError({ method }));
    const lists = led.map(({ item }, index) => restored[index] ?? item.args);
    const ids = lists.map(([id]) => id);
    const [, ...further] = lists[0] ?? [];
    const { instance, isCall } = under;
    const run = { instance, ids, further, outcome: purposeOf(led, isCall) };
    const { answer, fitted } = await runBatch(this.batch, this.runner, run);
    if (fitted.kind === 'unfit') throw new UnfitAnswer(answer, ids.length, fitted);
    const copies = new OutcomeCopies(single.codec);
    return led.map((each, index) => {
      const { item } = each;
      const value = fitted.items[index];
      if (isCall) single.counters.answered(each.outcome, item.trace);
      const filled = this.conclude(each, value, restored[index] !== undefined);
      under.answers.put(item, copies.ownOf(item, value), () => copies.make(item, value));
      return filled;
    });
  }

  /** @param isKnown whether the arguments are those of the key */
  private conclude(
    { item, outcome, computation }: LedItem,
    value: unknown,
    isKnown: boolean,
  ): Answer<unknown> {
    if (computation === undefined) {
      if (outcome === 'miss') this.runner.callBackOnMiss(item, undefined);
      return undefined;
    }
    if (!isKnown) return this.giveUp(computation, 'alone');
    const filled = this.runner.conclude(computation.item, computation, { kind: 'result', value });
    this.runner.callBackOnMiss(item, filled);
    return filled;
  }

  private giveUp({ basis, flight }: ItemComputation, kind: 'again' | 'alone', fate?: StaleFate): void {
    if (isTicket(basis)) void this.cache.release(basis, fate);
    flight.end();
    flight.land({ kind });
  }
}

function purposeOf(led: readonly LedItem[], isCall: boolean): RunMessage['outcome'] {
  if (!isCall) return 'refresh';
  return led.some(({ outcome }) => outcome === 'miss') ? 'miss' : 'bypass';
}
