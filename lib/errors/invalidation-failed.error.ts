import { CacheMemoizeError } from './cache-memoize.error';
import { messageOf } from './describe-value';

/** Says what could not be confirmed as invalidated, and why. */
export interface InvalidationFailedFacts {
  /** What was to be invalidated: `FilesService.exists`, `prefix 'files'`, `the caches 'default', 'redis'`. */
  readonly target: string;
  /** The arguments of each call that was not confirmed; empty for invalidateAll, invalidatePrefix and clear. */
  readonly failed: readonly (readonly unknown[])[];
  /** What the cache failed with. */
  readonly cause: unknown;
}

/**
 * Is what every verb that invalidates rejects with where the cache did not confirm. What is listed in `failed` may
 * still be served until its ttl ends; nothing was retried behind the caller's back.
 */
export class InvalidationFailedError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_INVALIDATION_FAILED';
  /** What was to be invalidated, in words: `FilesService.exists`, `prefix 'files'`. */
  readonly target: string;
  /** The arguments of each call that was not confirmed; empty for invalidateAll, invalidatePrefix and clear. */
  readonly failed: readonly (readonly unknown[])[];

  constructor({ target, failed, cause }: InvalidationFailedFacts) {
    super(
      `The invalidation of ${target} was not confirmed${failed.length > 0 ? ` for ${failed.length === 1 ? '1 call' : `${failed.length} calls`}` : ''}: ` +
        `${messageOf(innermost(cause))} Old outcomes may still be served until their ttl ends: invalidate again.`,
      { cause },
    );
    this.target = target;
    this.failed = failed;
  }
}

/** The store's own words are in the cause of the error that says what failed. */
function innermost(cause: unknown): unknown {
  return cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
}
