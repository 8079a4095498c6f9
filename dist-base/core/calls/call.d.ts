import type { CallTrace } from '../../ports/call-trace';
import type { Question } from '../../ports/outcome-cache';
/** One call on its way. */
export interface Call {
    readonly question: Question;
    readonly instance: object;
    readonly args: readonly unknown[];
    /** Of what is read later than the call was made; undefined where nothing is, or where nothing can have changed. */
    readonly snapshot: Snapshot | undefined;
    /** Where the call writes what happened to it; undefined where nobody asked. */
    readonly trace: CallTrace | undefined;
}
/** One that the cache cannot be asked for. */
export type KeylessCall = Pick<Call, 'instance' | 'args' | 'trace'>;
/** The arguments of a call as they were when it was made. */
export interface Snapshot {
    /** The very same objects while nobody has changed them, else copies; undefined where that is lost. */
    restore(): readonly unknown[] | undefined;
}
/** The arguments as they were when the call was made, where they can still be had. */
export declare function argumentsOf({ args, snapshot }: Pick<Call, 'args' | 'snapshot'>): readonly unknown[];
/** Whether a signal among the arguments, or as the field `signal` of one, is aborted. */
export declare function hasAbortedSignal(args: readonly unknown[]): boolean;
