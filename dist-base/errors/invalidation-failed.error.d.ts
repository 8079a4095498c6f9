import type { InvalidationPlan } from '../types/invalidation-plan';
import { CacheMemoizeError } from './cache-memoize.error';
/** Says what could not be confirmed as invalidated, and why. */
export interface InvalidationFailedFacts {
    /** What was to be invalidated: `FilesService.exists`, `prefix 'files'`, `the caches 'default', 'redis'`. */
    readonly target: string;
    /** The arguments of each call that was not confirmed; empty for the bulk forms, and for several targets. */
    readonly failed: readonly (readonly unknown[])[];
    /** What was not confirmed, as data. */
    readonly plan: InvalidationPlan;
    /** What the cache failed with. */
    readonly cause: unknown;
}
/**
 * Is what every verb that invalidates rejects with where a cache did not confirm. What is listed in `failed` and `plan`
 * may still be served until its ttl ends; nothing was retried behind the caller's back.
 */
export declare class InvalidationFailedError extends CacheMemoizeError {
    readonly code: CacheMemoizeError["code"];
    /** What was to be invalidated, in words: `FilesService.exists`, `prefix 'files'`. */
    readonly target: string;
    /** The arguments of each call that was not confirmed; empty for the bulk forms, and for several targets. */
    readonly failed: readonly (readonly unknown[])[];
    /** What was not confirmed, and that alone, for `MemoizeInvalidator.apply`: now, or later, from an outbox. */
    readonly plan: InvalidationPlan;
    constructor(facts: InvalidationFailedFacts, text?: string);
}
/** Why, as a sentence. The store's own words are in the cause of the error that says what failed. */
export declare function wordsOf(cause: unknown): string;
