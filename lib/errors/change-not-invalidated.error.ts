import { InvalidationFailedError, type InvalidationFailedFacts, wordsOf } from './invalidation-failed.error';

/** Says which change was made, and what was not confirmed for it. */
export interface ChangeNotInvalidatedFacts extends Omit<InvalidationFailedFacts, 'target'> {
  /** What has made the change: `ProductsService.changePrice`. */
  readonly method: string;
  /** What it returned. */
  readonly result: unknown;
}

/**
 * Is what a method with `@Invalidates` rejects with when it has succeeded, and what it made old was not confirmed as
 * invalidated: the change is made. Do not repeat it; answer with `result`, and `apply` the `plan`.
 */
export class ChangeNotInvalidatedError extends InvalidationFailedError {
  override readonly code = 'E_CACHE_MEMOIZE_CHANGE_NOT_INVALIDATED';
  /** What has made the change: `ProductsService.changePrice`. */
  readonly method: string;
  /** What it returned. */
  readonly result: unknown;

  constructor({ method, result, ...facts }: ChangeNotInvalidatedFacts) {
    super(
      { ...facts, target: `what ${method} has changed` },
      `${method} has succeeded, and what it changed was not confirmed as invalidated: ${wordsOf(facts.cause)} ` +
        `Old outcomes may still be served until their ttl ends: do not repeat the change, apply the plan of this error.`,
    );
    this.method = method;
    this.result = result;
  }
}
