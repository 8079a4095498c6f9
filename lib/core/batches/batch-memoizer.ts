/**
 * The story of one call of a batch: ask the cache for all of its ids at once; take what is kept; wait for what is under
 * way in this process; run the method for the rest, and keep each outcome under its own key, as the single method would.
 * An id whose wait has ended without an outcome, because the run threw that it had joined, is asked for again, together
 * with the others of which that is so.
 *
 * What the cache says of one id is told in item-lookups.ts, waiting for others in item-joins.ts, the runs in
 * batch-runs.ts, and what becomes of an answer that does not fit in unfit-answers.ts.
 */
import type { OutcomeCache } from '../../ports/outcome-cache';
import { basisOf, type TracedRun } from '../calls/computation';
import { type MemoizerParts, questionsOf } from '../calls/recipe';
import { type AfterThrow, Runner } from '../calls/runner';
import { StaleOutcomes } from '../calls/stale-outcomes';
import { type BatchUnderWay, beginBatch } from './batch-answers';
import { askSingle, type AskSingle, BatchItem, isKeyed, itemsOf, type KeyedItem } from './batch-items';
import type { BatchCall, BatchRecipe } from './batch-recipe';
import { BatchRenewal } from './batch-renewal';
import { BatchRuns } from './batch-runs';
import { ItemJoins, type LeftItem } from './item-joins';
import { ItemLookups } from './item-lookups';
import { isFailed, isJoined, isLed, leadAlone, type LedItem, type UndecidedItem } from './undecided-items';
import { UnfitAnswers } from './unfit-answers';

export class BatchMemoizer {
  private readonly cache: OutcomeCache;
  private readonly lookups: ItemLookups;
  private readonly joins: ItemJoins;
  private readonly runs: BatchRuns;
  private readonly unfit: UnfitAnswers;
  private readonly ask: AskSingle;

  constructor(
    private readonly batch: BatchRecipe,
    parts: MemoizerParts,
  ) {
    const { single } = batch;
    const stale = single.windows && new StaleOutcomes(single, single.windows, parts);
    const runner = new Runner(single, { ...parts, stale: stale && renewalsOnly(stale) });
    this.cache = parts.cache;
    const makeRenewer = (): Runner => {
      const renewal = new BatchRenewal(batch, runner);
      const perform = (run: TracedRun): Promise<unknown> => renewal.run(run);
      return new Runner(single, { ...parts, stale: stale && renewalsOnly(stale), perform });
    };
    this.lookups = new ItemLookups(single, parts, { stale, makeRenewer });
    this.joins = new ItemJoins(single, runner);
    this.runs = new BatchRuns(batch, { cache: parts.cache, clock: parts.clock, runner, stale });
    this.unfit = new UnfitAnswers(batch, runner);
    this.ask = askSingle(single);
  }

  /** The memoized call. In memory its ids have their flights at once: whoever comes in the same tick joins them. */
  call(call: BatchCall): Promise<unknown> {
    const { single: recipe, listener } = this.batch;
    const items = itemsOf(call, { recipe, listener, ask: this.ask });
    const under = beginBatch(call, items);
    const answer = this.unfit.settle(under, this.answerAll(under));
    for (const { trace } of items) if (trace !== undefined) listener?.called(trace, answer);
    return answer;
  }

  /**
   * Runs the method for all ids now, never joins, and replaces what was kept of them, unless the method throws. Answers
   * once the cache has answered the fills.
   *
   * @param keyOf of a call of the single method. What it throws, this rejects with
   */
  async refresh(call: BatchCall, keyOf: (args: readonly unknown[]) => string): Promise<unknown> {
    const makeQuestion = questionsOf(this.batch.single);
    const items = itemsOf(call, {
      recipe: this.batch.single,
      ask: (instance, args) => makeQuestion(keyOf(args), instance, args),
    });
    const under = beginBatch(call, items, false);
    const led = items.map(async (item) => (isKeyed(item) ? this.replace(item) : leadAlone(item, 'bypass')));
    return this.unfit.settle(under, this.runs.run(await Promise.all(led), under));
  }

  private async answerAll(under: BatchUnderWay): Promise<void> {
    let asked: readonly KeyedItem[] = under.items.filter(isKeyed);
    let led = under.items.filter((item) => !isKeyed(item)).map((item) => leadAlone(item, 'bypass'));
    while (asked.length > 0 || led.length > 0) {
      const found = await this.lookups.find(asked, under.answers);
      const left = await this.decide([...led, ...found.filter((each) => each !== undefined)], under);
      led = left.filter((each): each is LedItem => !(each instanceof BatchItem));
      asked = left.filter((each) => each instanceof BatchItem);
    }
  }

  /** Answers those of which it is left, for whatever reason, to ask again. */
  private async decide(found: readonly UndecidedItem[], under: BatchUnderWay): Promise<LeftItem[]> {
    const led = found.filter(isLed);
    const failed = found.find(isFailed);
    if (failed !== undefined) {
      this.runs.abandon(led, under);
      throw failed.error;
    }
    const waits = found.filter(isJoined).map((each) => this.joins.wait(each, under.answers));
    const [left] = await Promise.all([Promise.all(waits), this.runs.run(led, under)]);
    return left.filter((each) => each !== undefined);
  }

  private replace(item: KeyedItem): LedItem | Promise<LedItem> {
    const opened = this.cache.open(item.question, 'replace');
    // At once where it can be: whoever comes in the same tick has to find the flight.
    return opened instanceof Promise
      ? opened.then((answer) => this.lookups.begin(item, basisOf(answer)))
      : this.lookups.begin(item, basisOf(opened));
  }
}

/** No call goes by this runner, so that none is answered with what was kept. */
function renewalsOnly(stale: StaleOutcomes): AfterThrow {
  return {
    afterThrow: (run, call, computation) => stale.afterThrow(run, call, computation),
    answer: () => undefined,
  };
}
