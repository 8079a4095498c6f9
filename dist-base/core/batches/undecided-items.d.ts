import type { Basis } from '../calls/computation';
import type { Flight } from '../calls/single-flight';
import type { BatchItem, KeyedItem } from './batch-items';
/** An id that waits for a computation under way in this process. */
export interface JoinedItem {
    readonly kind: 'joined';
    readonly item: KeyedItem;
    readonly flight: Flight;
    /** Of the ticket that it has seen. */
    readonly tagTime: unknown;
}
/** An id that the method is to be run for. */
export interface LedItem {
    readonly kind: 'led';
    readonly item: BatchItem;
    /** How it is counted. */
    readonly outcome: 'miss' | 'bypass';
    /** What others join, and what is kept; undefined: it is nobody else's. */
    readonly computation: ItemComputation | undefined;
}
export interface ItemComputation {
    readonly item: KeyedItem;
    readonly basis: Basis;
    readonly flight: Flight;
}
/** An id whose outcome is an error. */
export interface FailedItem {
    readonly kind: 'failed';
    readonly error: unknown;
}
/** What is left to do for an id that was looked up; undefined: it is answered. */
export type UndecidedItem = JoinedItem | LedItem | FailedItem | undefined;
/** One that nobody joins, and whose outcome is not kept. */
export declare function leadAlone(item: BatchItem, outcome: LedItem['outcome']): LedItem;
export declare function isJoined(item: UndecidedItem): item is JoinedItem;
export declare function isLed(item: UndecidedItem): item is LedItem;
export declare function isFailed(item: UndecidedItem): item is FailedItem;
