import { type MemoizerParts } from '../calls/recipe';
import type { BatchCall, BatchRecipe } from './batch-recipe';
export declare class BatchMemoizer {
    private readonly batch;
    private readonly cache;
    private readonly lookups;
    private readonly joins;
    private readonly runs;
    private readonly unfit;
    private readonly ask;
    constructor(batch: BatchRecipe, parts: MemoizerParts);
    /** The memoized call. In memory its ids have their flights at once: whoever comes in the same tick joins them. */
    call(call: BatchCall): Promise<unknown>;
    /**
     * Runs the method for all ids now, never joins, and replaces what was kept of them, unless the method throws. Answers
     * once the cache has answered the fills.
     *
     * @param keyOf of a call of the single method. What it throws, this rejects with
     */
    refresh(call: BatchCall, keyOf: (args: readonly unknown[]) => string): Promise<unknown>;
    private answerAll;
    /** Answers those of which it is left, for whatever reason, to ask again. */
    private decide;
    private replace;
}
