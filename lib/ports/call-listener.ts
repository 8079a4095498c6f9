import type { CallTrace } from './call-trace';

/** Who wants to know of the calls of one memoized method: found once for each method, and there for few of them. */
export interface CallListener {
  /**
   * A call begins.
   *
   * @param handed what was handed over beside the arguments, for a handler its response
   * @returns where the memoizer is to write what happens to it; undefined: this call is of no interest
   */
  begin(handed: unknown): CallTrace | undefined;

  /** The call was made. Its trace is complete now if it was a hit in memory, else when `answer` has settled. */
  called(trace: CallTrace, answer: Promise<unknown>): void;
}
