import type { Payload } from '../interfaces/outcome-cache.interface';
import type { Outcome } from './outcome';

/**
 * Between outcomes and the payloads that a cache keeps. One for memory (classify once, copy on the way out), one for
 * text (a versioned envelope). Whatever `encode` accepts, `replay` gives back as it was.
 */
export interface OutcomeCodec {
  /**
   * @throws UncacheableValueError where the outcome cannot be kept faithfully.
   */
  encode(outcome: Outcome, key: string): Payload;

  /**
   * What a call gets from a payload: a promise of its own copy of the result, of `true` for a mark, or a promise
   * rejected with the kept error. `undefined` when the payload is not one of ours: a miss. Never throws.
   */
  replay(payload: Payload, key: string): Promise<unknown> | undefined;
}
