import type { Payload } from './outcome-cache';
import type { Outcome } from './outcome';

/**
 * Between outcomes and the payloads that a cache keeps. One for memory (classify once, copy on the way out), one for
 * text (a versioned envelope). Whatever `encode` accepts, `decode` gives back as it was, a fresh copy each time.
 */
export interface OutcomeCodec {
  /**
   * @throws UncacheableValueError where the outcome cannot be kept faithfully.
   */
  encode(outcome: Outcome, key: string): Payload;

  /** A copy of what was kept; `undefined` when the payload is not one of ours: a miss. Never throws. */
  decode(payload: Payload, key: string): Outcome | undefined;

  /**
   * The same, as the promise that a call returns: of the result, of `true` for a mark, or rejected with the kept
   * error. Apart from `decode` because in memory the promise itself can be kept, and so a hit makes nothing.
   */
  replay(payload: Payload, key: string): Promise<unknown> | undefined;
}
