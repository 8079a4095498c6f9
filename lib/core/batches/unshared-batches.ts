import type { OutcomeCache } from '../../ports/outcome-cache';
import type { TransactionState } from '../../ports/transaction';
import type { MemoizerParts } from '../calls/recipe';
import { Runner } from '../calls/runner';
import { useOf } from '../calls/unshared-calls';
import { type BatchUnderWay, beginBatch } from './batch-answers';
import { askSingle, type AskSingle, isKeyed, itemsOf, type KeyedItem } from './batch-items';
import type { BatchCall, BatchRecipe } from './batch-recipe';
import { runBatch } from './batch-run';
import { BatchRuns } from './batch-runs';
import { ItemHits } from './item-hits';
import { isFailed, isLed, leadAlone, type UndecidedItem } from './undecided-items';
import { UnfitAnswers } from './unfit-answers';

/**
 * Batches inside a transaction, as single calls are made there: what they compute is nobody else's; what others have kept
 * may answer an id, until the transaction has changed something.
 */
export class UnsharedBatches {
  private readonly cache: OutcomeCache;
  private readonly runner: Runner;
  private readonly hits: ItemHits;
  private readonly runs: BatchRuns;
  private readonly unfit: UnfitAnswers;
  private readonly ask: AskSingle;

  constructor(
    private readonly batch: BatchRecipe,
    parts: Pick<MemoizerParts, 'cache' | 'clock'>,
  ) {
    this.cache = parts.cache;
    this.runner = new Runner(batch.single, parts);
    this.hits = new ItemHits(batch.single, this.cache);
    this.runs = new BatchRuns(batch, { ...parts, runner: this.runner, stale: undefined });
    this.unfit = new UnfitAnswers(batch, this.runner);
    this.ask = askSingle(batch.single);
  }

  call(call: BatchCall, transaction: TransactionState): Promise<unknown> {
    const { single: recipe, listener } = this.batch;
    const ask: AskSingle = transaction.mayReadHits() ? this.ask : () => undefined;
    const items = itemsOf(call, { recipe, listener, ask });
    const under = beginBatch(call, items);
    const answer = this.unfit.settle(under, this.answerAll(under, transaction));
    for (const { trace } of items) if (trace !== undefined) listener?.called(trace, answer);
    return answer;
  }

  /** Of a refresh: it runs, and is no call. */
  async run(call: BatchCall): Promise<unknown> {
    const { answer, fitted } = await runBatch(this.batch, this.runner, { ...call, outcome: 'refresh' });
    return fitted.kind === 'fit' ? fitted.items : answer;
  }

  private async answerAll(under: BatchUnderWay, transaction: TransactionState): Promise<void> {
    const found = await Promise.all(
      under.items.map(async (item) =>
        isKeyed(item) ? this.look(item, under, transaction) : leadAlone(item, 'bypass'),
      ),
    );
    const failed = found.find(isFailed);
    if (failed !== undefined) throw failed.error;
    await this.runs.run(found.filter(isLed), under);
  }

  private async look(
    item: KeyedItem,
    { answers }: BatchUnderWay,
    transaction: TransactionState,
  ): Promise<UndecidedItem> {
    const hit = await this.cache.peek(item.question);
    const use = hit.kind === 'hit' ? useOf(this.batch.single, this.cache.freshness(hit)) : undefined;
    const isAnswer = hit.kind === 'hit' && use !== undefined && transaction.mayReadHits();
    const outcome = isAnswer ? this.hits.read(item, hit) : undefined;
    if (!isAnswer || outcome === undefined) return leadAlone(item, 'bypass');
    return this.hits.answer(item, { hit, outcome, isStale: use === 'stale' }, answers);
  }
}
