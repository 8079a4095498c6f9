import type { OutcomeCache } from '../../ports/outcome-cache';
import type { Clock } from '../../ports/clock';
import type { Runner } from '../calls/runner';
import type { Failure, StaleOutcomes } from '../calls/stale-outcomes';
import { type BatchUnderWay } from './batch-answers';
import type { BatchRecipe } from './batch-recipe';
import type { LedItem } from './undecided-items';
/** An id whose run has thrown, and what that comes to. */
type FailedComputation = LedItem & Failure;
export interface BatchRunsParts {
    readonly cache: OutcomeCache;
    readonly clock: Clock;
    readonly runner: Runner;
    /** Of a method with windows: what becomes of outcomes past their life. */
    readonly stale: StaleOutcomes | undefined;
}
export declare class BatchRuns {
    private readonly batch;
    private readonly cache;
    private readonly clock;
    private readonly runner;
    private readonly stale;
    private readonly hits;
    constructor(batch: BatchRecipe, { cache, clock, runner, stale }: BatchRunsParts);
    /**
     * Runs the method for these ids, in one run after the other.
     *
     * @throws what the method throws, and UnfitAnswer (as a rejection): what had ended before is kept
     */
    run(led: readonly LedItem[], under: BatchUnderWay): Promise<void>;
    /**
     * What becomes of the ids of a run that has thrown. Undefined: what the cache still keeps of each of them has answered; as
     * an error belongs to no id, it is all of them or none.
     */
    private seeTo;
    /** Answers with what is kept; undefined where nothing is, or an error. */
    private answerOf;
    /** Those who had joined go on by themselves. */
    abandon(led: readonly FailedComputation[], { isCall }: BatchUnderWay): void;
    private runChunk;
    /** @param isKnown whether the arguments are those of the key */
    private conclude;
    private giveUp;
}
export {};
