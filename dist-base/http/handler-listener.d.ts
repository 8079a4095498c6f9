import type { CallListener } from '../ports/call-listener';
import { CallTrace } from '../ports/call-trace';
import type { HeaderWriter } from './header-writer';
/** Listens to the calls of one HTTP handler, and writes on its response what happened. */
export declare class HandlerListener implements CallListener {
    private readonly writer;
    /** The trace of a call that an interceptor waits for. */
    private readonly claim;
    constructor(writer: HeaderWriter, 
    /** The trace of a call that an interceptor waits for. */
    claim: () => CallTrace | undefined);
    begin(handed: object | undefined): CallTrace | undefined;
    called(trace: CallTrace, answer: Promise<unknown>): void;
}
