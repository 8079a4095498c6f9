import { InvalidationFailedError, type InvalidationFailedFacts } from './invalidation-failed.error';
/** Says which change was made, and what was not confirmed for it. */
export interface ChangeNotInvalidatedFacts extends Omit<InvalidationFailedFacts, 'target'> {
    /** What has made the change: `ProductsService.changePrice`. */
    readonly method: string;
    /** What it returned. */
    readonly result: unknown;
    /** Whether what was not confirmed is sent again. @default false */
    readonly isSentAgain?: boolean;
}
/**
 * Is what a method with `@Invalidates` rejects with when it has succeeded, and what it made old was not confirmed as
 * invalidated: the change is made. Do not repeat it; answer with `result`, and `apply` the `plan`. With
 * `onFailure: 'retry'` it does not reject: `onError` is told once.
 */
export declare class ChangeNotInvalidatedError extends InvalidationFailedError {
    readonly code = "E_CACHE_MEMOIZE_CHANGE_NOT_INVALIDATED";
    /** What has made the change: `ProductsService.changePrice`. */
    readonly method: string;
    /** What it returned. */
    readonly result: unknown;
    /** Whether what was not confirmed waits in this process and is sent again: `onFailure: 'retry'`. */
    readonly isSentAgain: boolean;
    constructor({ method, result, isSentAgain, ...facts }: ChangeNotInvalidatedFacts);
}
