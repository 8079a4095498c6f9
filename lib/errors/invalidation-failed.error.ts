import { CacheMemoizeError } from './cache-memoize.error';

export interface InvalidationFailedFacts {
  /** What was to be invalidated: `FilesService.exists`, `prefix 'files'`, `cache 'redis'`. */
  readonly target: string;
  /** The argument lists that were not confirmed; empty for the bulk forms. */
  readonly failed: readonly (readonly unknown[])[];
  readonly cause: unknown;
}

/**
 * An invalidation could not be confirmed. What is listed in `failed` may still be served until its ttl ends; nothing
 * was retried behind the caller's back.
 */
export class InvalidationFailedError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_INVALIDATION_FAILED';
  readonly target: string;
  /** The arguments of each call that was not confirmed; empty for invalidateAll, invalidatePrefix and clear. */
  readonly failed: readonly (readonly unknown[])[];

  constructor({ target, failed, cause }: InvalidationFailedFacts) {
    super(
      `The invalidation of ${target} was not confirmed${failed.length > 0 ? ` for ${failed.length === 1 ? '1 call' : `${failed.length} calls`}` : ''}: ` +
        `${textOf(cause)} Old outcomes may still be served until their ttl ends: invalidate again.`,
      { cause },
    );
    this.target = target;
    this.failed = failed;
  }
}

function textOf(cause: unknown): string {
  const innermost = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const text = innermost instanceof Error ? innermost.message : String(innermost);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
