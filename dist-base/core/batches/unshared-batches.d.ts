import type { TransactionState } from '../../ports/transaction';
import type { MemoizerParts } from '../calls/recipe';
import type { BatchCall, BatchRecipe } from './batch-recipe';
/**
 * Batches inside a transaction, as single calls are made there: what they compute is nobody else's; what others have kept
 * may answer an id, until the transaction has changed something.
 */
export declare class UnsharedBatches {
    private readonly batch;
    private readonly cache;
    private readonly runner;
    private readonly hits;
    private readonly runs;
    private readonly unfit;
    private readonly ask;
    constructor(batch: BatchRecipe, parts: Pick<MemoizerParts, 'cache' | 'clock'>);
    call(call: BatchCall, transaction: TransactionState): Promise<unknown>;
    /** Of a refresh: it runs, and is no call. */
    run(call: BatchCall): Promise<unknown>;
    private answerAll;
    private look;
}
