import type { OutcomeCodec } from '../../ports/outcome-codec';
import { deliver } from '../calls/deliver';
import type { CallCounters } from '../calls/call-counters';
import type { Recipe } from '../calls/recipe';
import type { Runner } from '../calls/runner';
import type { Landing } from '../calls/single-flight';
import type { BatchAnswers } from './batch-answers';
import type { KeyedItem } from './batch-items';
import { type JoinedItem, leadAlone, type LedItem } from './undecided-items';

/** What is left to do for an id whose wait has ended without an answer: to ask again, or to run for it alone. */
export type LeftItem = KeyedItem | LedItem;

/** Ids of a batch that wait for computations under way in this process: of single calls, or of other batches. */
export class ItemJoins {
  private readonly codec: OutcomeCodec;
  private readonly counters: CallCounters;

  constructor(
    recipe: Pick<Recipe, 'codec' | 'counters'>,
    private readonly runner: Pick<Runner, 'callBackOnMiss'>,
  ) {
    this.codec = recipe.codec;
    this.counters = recipe.counters;
  }

  /**
   * Waits until the computation has landed. Undefined: it has answered.
   *
   * @throws what the run has thrown that it joined (as a rejection)
   */
  async wait({ item, flight, tagTime }: JoinedItem, answers: BatchAnswers): Promise<LeftItem | undefined> {
    const landing = await flight.join();
    item.overdue = landing.kind === 'overdue' ? flight : undefined;
    if (landing.kind === 'overdue') return item;
    if (flight.tagTime === tagTime) return this.leave(item, landing, answers);
    // A tag was invalidated when the run was under way: the cache knows which, once it has answered the fill.
    if (landing.kind === 'landed') await landing.filled;
    return item;
  }

  private leave(
    item: JoinedItem['item'],
    landing: Exclude<Landing, { kind: 'overdue' }>,
    answers: BatchAnswers,
  ): LeftItem | undefined {
    switch (landing.kind) {
      case 'landed':
        return this.receive(item, landing, answers);
      case 'failed':
        this.counters.answered('joined', item.trace);
        throw landing.error;
      case 'alone':
        return leadAlone(item, 'miss');
      case 'aged':
      case 'again':
        return item;
    }
  }

  private receive(
    item: JoinedItem['item'],
    { payload, filled }: Extract<Landing, { kind: 'landed' }>,
    answers: BatchAnswers,
  ): LeftItem | undefined {
    const read = (): ReturnType<OutcomeCodec['decode']> => this.codec.decode(payload, item.question.key);
    // Another method with the same prefix may have made it, and may list classes that this one does not.
    const outcome = read();
    if (outcome === undefined) return leadAlone(item, 'miss');
    this.counters.answered('joined', item.trace);
    this.runner.callBackOnMiss(item, filled);
    answers.put(item, deliver(outcome), () => deliver(read() ?? outcome));
    return undefined;
  }
}
