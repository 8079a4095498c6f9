import type { Runner } from '../calls/runner';
import type { BatchUnderWay } from './batch-answers';
import type { BatchRecipe } from './batch-recipe';
import type { Fitted } from './fit-answer';
/** Thrown inside, and caught: an answer of which nobody can tell which item belongs to which id. */
export declare class UnfitAnswer {
    readonly answer: unknown;
    /** For how many ids it is. */
    readonly count: number;
    readonly found: Extract<Fitted, {
        kind: 'unfit';
    }>;
    constructor(answer: unknown, 
    /** For how many ids it is. */
    count: number, found: Extract<Fitted, {
        kind: 'unfit';
    }>);
}
/** What a batch answers whose method gave an answer that does not fit: what it gives for all ids of the caller. */
export declare class UnfitAnswers {
    private readonly batch;
    private readonly runner;
    constructor(batch: BatchRecipe, runner: Pick<Runner, 'runTraced'>);
    /** @param decided resolves when all ids are answered */
    settle(under: BatchUnderWay, decided: Promise<void>): Promise<unknown>;
    private replace;
    private runForAll;
}
