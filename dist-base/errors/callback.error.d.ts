import { CacheMemoizeError } from './cache-memoize.error';
/**
 * Names what a callback was given as: an option of `@CacheMemoize`, whose failures are reported and change nothing, or
 * what says what to invalidate.
 */
export type CallbackName = 'condition' | 'hitCallable' | 'missCallable' | 'ttl' | 'tags' | 'resultTags' | 'when' | 'invalidateTogether' | 'plan' | 'Invalidates' | 'InvalidatesTags';
/** Says which callback failed, and how. */
export interface CallbackFacts {
    /** `FilesService.exists`; `MemoizeInvalidator.plan` where the callback was given to a verb. */
    readonly method: string;
    /** What the callback was given as. */
    readonly callback: CallbackName;
    /** What it did, as the end of a sentence: "threw", "answered no duration, but 'soon' (string)". */
    readonly reason: string;
    /** What it threw. */
    readonly cause?: unknown;
    /** What the method returned. */
    readonly result?: unknown;
}
/**
 * Tells that a callback threw, rejected, or answered what cannot be used: `onError`, of a callback of `@CacheMemoize`,
 * without which the call went on; the caller, of one that says what to invalidate.
 */
export declare class CallbackError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_CALLBACK";
    /** The method: `FilesService.exists`, or the verb: `MemoizeInvalidator.invalidateTogether`. */
    readonly method: string;
    /** What the callback was given as. */
    readonly callback: CallbackName;
    /** What the method returned, which the plan of its `@Invalidates` was made for; else undefined. */
    readonly result: unknown;
    constructor({ method, callback, reason, cause, result }: CallbackFacts);
}
