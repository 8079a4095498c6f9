import { type Basis } from '../calls/computation';
import type { MemoizerParts, Recipe } from '../calls/recipe';
import type { RenewalRunner, StaleOutcomes } from '../calls/stale-outcomes';
import type { BatchAnswers } from './batch-answers';
import type { KeyedItem } from './batch-items';
import type { LedItem, UndecidedItem } from './undecided-items';
/** What knows of outcomes past their life: those of the single method. Without any, nothing is of use then. */
export interface ItemAging {
    readonly stale: StaleOutcomes | undefined;
    /** For what one call of the batch has found. */
    readonly makeRenewer: () => RenewalRunner;
}
/**
 * What the cache knows of the ids of a batch. All are asked for in one tick, so that they are one command; and each that
 * misses has its flight as soon as that is known, so that whoever comes meanwhile joins it.
 */
export declare class ItemLookups {
    private readonly aging;
    private readonly cache;
    private readonly lookups;
    private readonly flights;
    private readonly hits;
    private readonly renewers;
    constructor(recipe: Recipe, { cache, flights }: Pick<MemoizerParts, 'cache' | 'flights'>, aging: ItemAging);
    /** Answers those that are known, and tells what is left to do for each of the others, in their order. */
    find(items: readonly KeyedItem[], answers: BatchAnswers): Promise<UndecidedItem[]>;
    /** Has a run of its own outdate whatever is under way. */
    begin(item: KeyedItem, basis: Basis): LedItem;
    /** Some of them have waited for too long. */
    private findLate;
    private look;
    /** Another process that computes the same is not waited for. */
    private decide;
    private joinOrBegin;
    private take;
    /** Past its life, or near its end: an answer, if it can be renewed where it has to be. The single method renews it. */
    private takeAged;
    private renewerFor;
    private lookPast;
    /** What lies under the key is not one of ours: a miss, although the cache took it for a hit. */
    private replaceUnreadable;
    /** One run takes the place of one that hangs, and not one for each who waits for it. */
    private replace;
}
