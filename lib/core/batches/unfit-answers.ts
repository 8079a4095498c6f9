import { UnfitAnswerError } from '../../errors/unfit-answer.error';
import type { Runner } from '../calls/runner';
import type { BatchUnderWay } from './batch-answers';
import { restoreItem } from './batch-items';
import type { BatchRecipe } from './batch-recipe';
import { runBatch } from './batch-run';
import type { Fitted } from './fit-answer';

/** Thrown inside, and caught: an answer of which nobody can tell which item belongs to which id. */
export class UnfitAnswer {
  constructor(
    readonly answer: unknown,
    /** For how many ids it is. */
    readonly count: number,
    readonly found: Extract<Fitted, { kind: 'unfit' }>,
  ) {}
}

/** What a batch answers whose method gave an answer that does not fit: what it gives for all ids of the caller. */
export class UnfitAnswers {
  constructor(
    private readonly batch: BatchRecipe,
    private readonly runner: Pick<Runner, 'runTraced'>,
  ) {}

  /** @param decided resolves when all ids are answered */
  async settle(under: BatchUnderWay, decided: Promise<void>): Promise<unknown> {
    try {
      await decided;
    } catch (error) {
      if (!(error instanceof UnfitAnswer)) throw error;
      return await this.replace(error, under);
    }
    return under.answers.items;
  }

  private replace({ answer, count, found }: UnfitAnswer, under: BatchUnderWay): Promise<unknown> {
    const { name: method, single } = this.batch;
    const { reason, cause } = found;
    single.report(new UnfitAnswerError({ method, reason, cause }));
    // The run had just them all, each once.
    return count === under.answers.items.length ? Promise.resolve(answer) : this.runForAll(under);
  }

  private async runForAll({ instance, items, answers, isCall }: BatchUnderWay): Promise<unknown> {
    const ids = [...answers.items];
    const lists = items.map((item) => restoreItem(item) ?? item.args);
    for (const [index, { position, others = [] }] of items.entries())
      for (const place of [position, ...others]) ids[place] = lists[index]?.[0];
    const [, ...further] = lists[0] ?? [];
    const outcome = isCall ? 'miss' : 'refresh';
    const { answer, fitted } = await runBatch(this.batch, this.runner, { instance, ids, further, outcome });
    return fitted.kind === 'fit' ? fitted.items : answer;
  }
}
