import { CacheMemoizeError } from './cache-memoize.error';
/** Says where in an outcome the trouble is, what it is, and what to do. */
export interface UncacheableValueFacts {
    /** `FilesService.exists`. */
    readonly method: string;
    /** The place inside the outcome: `result.owner.friends[3]`, `error.cause`. */
    readonly path: string;
    /** What was found there, as the end of a sentence: "an instance of User". */
    readonly reason: string;
    /** What to do about it, as a sentence. */
    readonly remedy: string;
    /** What the value threw while it was read. */
    readonly cause?: unknown;
}
/** Tells `onError` that an outcome cannot be kept faithfully, so it is not kept: the caller gets the fresh one. */
export declare class UncacheableValueError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_UNCACHEABLE_VALUE";
    /** The method: `FilesService.exists`. */
    readonly method: string;
    /** The place inside the outcome: `result.owner.friends[3]`, `error.cause`. */
    readonly path: string;
    /** What was found there, as the end of a sentence: "an instance of User". */
    readonly reason: string;
    constructor({ method, path, reason, remedy, cause }: UncacheableValueFacts);
}
