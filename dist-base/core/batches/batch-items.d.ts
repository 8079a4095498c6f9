import type { CallListener } from '../../ports/call-listener';
import type { CallTrace } from '../../ports/call-trace';
import type { Question } from '../../ports/outcome-cache';
import type { Call, KeylessCall, Snapshot } from '../calls/call';
import type { Recipe } from '../calls/recipe';
import type { Flight } from '../calls/single-flight';
import type { BatchCall } from './batch-recipe';
/** One id of a batch: a call of the single method, which the batch makes for it. There may be thousands. */
export declare class BatchItem implements KeylessCall {
    readonly instance: object;
    readonly args: readonly unknown[];
    readonly question: Question | undefined;
    /** Where in the batch it stands, */
    position: number;
    /** and where else: there may be several that are the same to the cache. */
    others: number[] | undefined;
    snapshot: Snapshot | undefined;
    trace: CallTrace | undefined;
    /** The run that it has waited for too long, if it has. */
    overdue: Flight | undefined;
    /** @param question undefined: the cache cannot be asked. It is in the run, and its outcome is not kept */
    constructor(instance: object, args: readonly unknown[], question: Question | undefined);
}
/** One that the cache can be asked for. */
export type KeyedItem = BatchItem & Call;
/** The question of a call of the single method; undefined: it is made as if it were not memoized. */
export type AskSingle = (instance: object, args: readonly unknown[]) => Question | undefined;
export interface ItemsTerms {
    readonly recipe: Pick<Recipe, 'snapshot'>;
    readonly listener?: CallListener | undefined;
    readonly ask: AskSingle;
}
/** Whatever decides whether a call of the single method may be memoized decides it here for the id of a batch. */
export declare function askSingle(single: Recipe): AskSingle;
/** The calls of the single method that a batch comes to, in its order: those with one key are one. */
export declare function itemsOf({ instance, ids, further }: BatchCall, terms: ItemsTerms): BatchItem[];
export declare function isKeyed(item: BatchItem): item is KeyedItem;
/** The arguments as they were when the batch was called; undefined where that is lost. */
export declare function restoreItem({ args, snapshot }: BatchItem): readonly unknown[] | undefined;
