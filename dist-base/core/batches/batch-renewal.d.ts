import type { TracedRun } from '../calls/computation';
import type { Runner } from '../calls/runner';
import type { BatchRecipe } from './batch-recipe';
/**
 * Renews what one call of a batch has found past its life: ids whose turn comes together are one run of the method, so that
 * a page of stale items costs no query for each. All else of a renewal is as for the single method.
 */
export declare class BatchRenewal {
    private readonly batch;
    private readonly runner;
    private gathered;
    constructor(batch: BatchRecipe, runner: Pick<Runner, 'runTraced'>);
    /** What a run of the single method would come to. */
    run(run: TracedRun): Promise<unknown>;
    private runAll;
    private runChunk;
    /** Of an answer that does not fit nobody can tell whose an item is. */
    private runEach;
}
