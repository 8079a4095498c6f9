import type { CallTrace } from '../ports/call-trace';
import type { Decoration } from '../nest/decoration';
/**
 * Takes a trace from the interceptor of a request to the handler's own call, past all that Nest runs in between.
 * Only for handlers that cannot be handed their response (see response-parameters.ts).
 *
 * Before Node 24 the first scope slows every promise of the process (1.6 to 2.4 times on Node 20), so there is none
 * without such a handler, and no instance of this class with `http: false`.
 */
export declare class CallScope {
    private readonly storage;
    /** Runs `handle`; the next call of the decorated method that it leads to writes to the trace. */
    run<Result>(decoration: Decoration, trace: CallTrace, handle: () => Result): Result;
    /** The trace that waits for a call of this method, handed out once. */
    claim(decoration: Decoration): CallTrace | undefined;
}
