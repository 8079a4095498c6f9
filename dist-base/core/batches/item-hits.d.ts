import type { Outcome } from '../../ports/outcome';
import type { Answer, Hit, OutcomeCache } from '../../ports/outcome-cache';
import type { HitAudit, Recipe } from '../calls/recipe';
import type { BatchAnswers } from './batch-answers';
import type { KeyedItem } from './batch-items';
import type { FailedItem } from './undecided-items';
interface ReadHit {
    readonly hit: Hit;
    readonly outcome: Outcome;
    /** @default false */
    readonly isStale?: boolean;
}
/** Ids of a batch whose outcomes were kept: each is a hit of the single method. */
export declare class ItemHits {
    private readonly recipe;
    private readonly cache;
    private readonly audit?;
    /** @param audit what comes between a hit and its answer, if anything does */
    constructor(recipe: Recipe, cache: OutcomeCache, audit?: HitAudit | undefined);
    /** undefined: what lies under the key is not one of ours. */
    read({ question }: KeyedItem, { payload }: Hit): Outcome | undefined;
    /** Answers an id with what was read; undefined: that is done. An error is that of the whole batch. */
    answer(item: KeyedItem, { hit, outcome, isStale }: ReadHit, answers: BatchAnswers): Answer<FailedItem | undefined>;
    private note;
}
export {};
