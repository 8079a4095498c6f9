import type { CallTrace } from './call-trace';
/** Who wants to know of the calls of one memoized method: there for few methods, and then seldom alone. */
export interface CallListener {
    /**
     * A call begins.
     *
     * @param handed what was handed over beside the arguments, for a handler its response
     * @param args of the call, as they were given
     * @returns where the memoizer is to write what happens to it; undefined: this call is of no interest
     */
    begin(handed: unknown, args: readonly unknown[]): CallTrace | undefined;
    /** The call was made. Its trace is complete now if it was a hit in memory, else when `answer` has settled. */
    called(trace: CallTrace, answer: Promise<unknown>): void;
}
