import { InvalidationFailedError, type InvalidationFailedFacts, wordsOf } from './invalidation-failed.error';

/** Says which change was made, and what was not confirmed for it. */
export interface ChangeNotInvalidatedFacts extends Omit<InvalidationFailedFacts, 'target'> {
  /** What has made the change: `ProductsService.changePrice`. */
  readonly method: string;
  /** What it returned. */
  readonly result: unknown;
  /** Whether what was not confirmed is sent again. @default false */
  readonly isSentAgain?: boolean;
}

const LEFT_TO_DO =
  'Old outcomes may still be served until their ttl ends: do not repeat the change, apply the plan of this error.';
const SENT_AGAIN =
  'It is sent again until it is confirmed; until then other processes may answer with old outcomes. ' +
  'Check that the server of the cache runs and can be reached from here.';

/**
 * Is what a method with `@Invalidates` rejects with when it has succeeded, and what it made old was not confirmed as
 * invalidated: the change is made. Do not repeat it; answer with `result`, and `apply` the `plan`. With
 * `onFailure: 'retry'` it does not reject: `onError` is told once.
 */
export class ChangeNotInvalidatedError extends InvalidationFailedError {
  override readonly code = 'E_CACHE_MEMOIZE_CHANGE_NOT_INVALIDATED';
  /** What has made the change: `ProductsService.changePrice`. */
  readonly method: string;
  /** What it returned. */
  readonly result: unknown;
  /** Whether what was not confirmed waits in this process and is sent again: `onFailure: 'retry'`. */
  readonly isSentAgain: boolean;

  constructor({ method, result, isSentAgain = false, ...facts }: ChangeNotInvalidatedFacts) {
    super(
      { ...facts, target: `what ${method} has changed` },
      `${method} has succeeded, and what it changed was not confirmed as invalidated: ${wordsOf(facts.cause)} ` +
        (isSentAgain ? SENT_AGAIN : LEFT_TO_DO),
    );
    this.method = method;
    this.result = result;
    this.isSentAgain = isSentAgain;
  }
}
