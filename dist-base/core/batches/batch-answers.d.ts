import type { OutcomeCodec } from '../../ports/outcome-codec';
import type { BatchItem } from './batch-items';
import type { BatchCall } from './batch-recipe';
/** What a batch answers, as it comes in: in the order of the question. */
export declare class BatchAnswers {
    readonly items: unknown[];
    constructor(count: number);
    /** @param makeCopy called for each further place where the id stands */
    put({ position, others }: BatchItem, value: unknown, makeCopy: () => unknown): void;
}
/** A batch under way. */
export interface BatchUnderWay {
    readonly instance: object;
    readonly items: readonly BatchItem[];
    readonly answers: BatchAnswers;
    /** Whether its ids are calls; those of a refresh are none. */
    readonly isCall: boolean;
}
export declare function beginBatch({ instance, ids }: BatchCall, items: readonly BatchItem[], isCall?: boolean): BatchUnderWay;
/** Sees to it that no two items of an answer are one object, where they can be copied. */
export declare class OutcomeCopies {
    private readonly codec;
    private readonly handedOut;
    constructor(codec: OutcomeCodec);
    /** The value itself for the first that asks for it, a copy for every other. */
    ownOf(item: BatchItem, value: unknown): unknown;
    make({ question }: BatchItem, value: unknown): unknown;
}
