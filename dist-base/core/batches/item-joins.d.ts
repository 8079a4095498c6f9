import type { Recipe } from '../calls/recipe';
import type { Runner } from '../calls/runner';
import type { BatchAnswers } from './batch-answers';
import type { KeyedItem } from './batch-items';
import { type JoinedItem, type LedItem } from './undecided-items';
/** What is left to do for an id whose wait has ended without an answer: to ask again, or to run for it alone. */
export type LeftItem = KeyedItem | LedItem;
/** Ids of a batch that wait for computations under way in this process: of single calls, or of other batches. */
export declare class ItemJoins {
    private readonly runner;
    private readonly codec;
    private readonly counters;
    constructor(recipe: Pick<Recipe, 'codec' | 'counters'>, runner: Pick<Runner, 'callBackOnMiss'>);
    /**
     * Waits until the computation has landed. Undefined: it has answered.
     *
     * @throws what the run has thrown that it joined (as a rejection)
     */
    wait({ item, flight, tagTime }: JoinedItem, answers: BatchAnswers): Promise<LeftItem | undefined>;
    private leave;
    private receive;
}
