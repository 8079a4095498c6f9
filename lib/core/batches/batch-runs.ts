/**
 * The runs of a batch: for the ids that nobody has computed yet, as many at once as the method takes.
 *
 * Each id has a ticket and a flight of its own, so that what is invalidated during the run is refused for that id alone,
 * and whoever calls the single method meanwhile waits for its id. An error belongs to no id: those who had joined ask
 * again, and the first of them runs the single method.
 */
import { ArgumentChangedError } from '../../errors/argument-changed.error';
import type { RunMessage } from '../../ports/diagnostics';
import type { Answer, OutcomeCache } from '../../ports/outcome-cache';
import { isTicket } from '../calls/computation';
import type { Runner } from '../calls/runner';
import type { BatchUnderWay } from './batch-answers';
import { restoreItem } from './batch-items';
import type { BatchRecipe } from './batch-recipe';
import { runBatch } from './batch-run';
import { OutcomeCopies } from './outcome-copies';
import type { ItemComputation, LedItem } from './undecided-items';
import { UnfitAnswer } from './unfit-answers';

/** What the cache says of the fills of a run. */
type Filled = readonly Answer<unknown>[];

export interface BatchRunsParts {
  readonly cache: OutcomeCache;
  readonly runner: Runner;
}

export class BatchRuns {
  private readonly cache: OutcomeCache;
  private readonly runner: Runner;

  constructor(
    private readonly batch: BatchRecipe,
    { cache, runner }: BatchRunsParts,
  ) {
    this.cache = cache;
    this.runner = runner;
  }

  /**
   * Runs the method for these ids, in one run after the other.
   *
   * @throws what the method throws, and UnfitAnswer (as a rejection): what had ended before is kept
   */
  async run(led: readonly LedItem[], under: BatchUnderWay): Promise<void> {
    const { maxSize } = this.batch;
    for (let at = 0; at < led.length; at += maxSize) {
      const filled = await this.runChunk(led.slice(at, at + maxSize), under).catch((error: unknown) => {
        this.abandon(led.slice(at), under);
        throw error;
      });
      if (!under.isCall) await Promise.all(filled);
    }
  }

  /** Those who had joined go on by themselves. */
  abandon(led: readonly LedItem[], { isCall }: BatchUnderWay): void {
    for (const { item, outcome, computation } of led) {
      if (isCall) this.batch.single.counters.answered(outcome, item.trace);
      if (computation !== undefined) this.giveUp(computation, 'again');
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

  private giveUp({ basis, flight }: ItemComputation, kind: 'again' | 'alone'): void {
    if (isTicket(basis)) void this.cache.release(basis);
    flight.end();
    flight.land({ kind });
  }
}

function purposeOf(led: readonly LedItem[], isCall: boolean): RunMessage['outcome'] {
  if (!isCall) return 'refresh';
  return led.some(({ outcome }) => outcome === 'miss') ? 'miss' : 'bypass';
}
