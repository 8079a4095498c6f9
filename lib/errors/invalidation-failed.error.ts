import type { InvalidationPlan } from '../types/invalidation-plan';
import { CacheMemoizeError } from './cache-memoize.error';
import { messageOf } from './describe-value';

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
export class InvalidationFailedError extends CacheMemoizeError {
  // Widened, because a subclass has a code of its own.
  readonly code = 'E_CACHE_MEMOIZE_INVALIDATION_FAILED' as CacheMemoizeError['code'];
  /** What was to be invalidated, in words: `FilesService.exists`, `prefix 'files'`. */
  readonly target: string;
  /** The arguments of each call that was not confirmed; empty for the bulk forms, and for several targets. */
  readonly failed: readonly (readonly unknown[])[];
  /** What was not confirmed, and that alone, for `MemoizeInvalidator.apply`: now, or later, from an outbox. */
  readonly plan: InvalidationPlan;

  constructor(facts: InvalidationFailedFacts, text: string = describe(facts)) {
    super(text, { cause: facts.cause });
    this.target = facts.target;
    this.failed = facts.failed;
    this.plan = facts.plan;
  }
}

function describe({ target, failed, cause }: InvalidationFailedFacts): string {
  const calls = failed.length === 1 ? ' for 1 call' : failed.length > 1 ? ` for ${failed.length} calls` : '';
  return (
    `The invalidation of ${target} was not confirmed${calls}: ${wordsOf(cause)} ` +
    `Old outcomes may still be served until their ttl ends: invalidate again.`
  );
}

/** Why, as a sentence. The store's own words are in the cause of the error that says what failed. */
export function wordsOf(cause: unknown): string {
  return messageOf(cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause);
}
