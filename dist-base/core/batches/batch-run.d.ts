import type { RunMessage } from '../../ports/diagnostics';
import type { Runner } from '../calls/runner';
import type { BatchRecipe } from './batch-recipe';
import { type Fitted } from './fit-answer';
/** What the method is run for. */
export interface BatchRun {
    readonly instance: object;
    readonly ids: readonly unknown[];
    readonly further: readonly unknown[];
    readonly outcome: RunMessage['outcome'];
}
/** What it has answered, and which item of that belongs to which id. */
export interface BatchRunAnswer {
    readonly answer: unknown;
    readonly fitted: Fitted;
}
/** Runs the method of a batch. @throws what it throws (as a rejection) */
export declare function runBatch(batch: BatchRecipe, runner: Pick<Runner, 'runTraced'>, { instance, ids, further, outcome }: BatchRun): Promise<BatchRunAnswer>;
