import { CacheMemoizeError } from './cache-memoize.error';
/** Says which method gave an answer that does not fit, and why it does not. */
export interface UnfitAnswerFacts {
    /** `ProductsService.findByIds`. */
    readonly method: string;
    /** What it did, as the end of a sentence: "answered an array of 2 for 3 ids". */
    readonly reason: string;
    /** What `by` threw. */
    readonly cause?: unknown;
}
/**
 * Tells `onError` that nobody can say which item of a batch's answer belongs to which id: an array of another length, a
 * row of an id that was not asked for, none of one that was, or two. Nothing of it is kept, and the caller has what the
 * method answers to all of its ids, as it is.
 */
export declare class UnfitAnswerError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_UNFIT_ANSWER";
    /** The method: `ProductsService.findByIds`. */
    readonly method: string;
    /** What it did, as the end of a sentence: "answered an array of 2 for 3 ids". */
    readonly reason: string;
    constructor({ method, reason, cause }: UnfitAnswerFacts);
}
