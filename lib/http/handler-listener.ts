import type { CallListener } from '../ports/call-listener';
import { CallTrace } from '../ports/call-trace';
import type { HeaderWriter } from './header-writer';

/** The trace of a call that came with its response. */
class ResponseTrace extends CallTrace {
  constructor(readonly response: object) {
    super();
  }
}

/** Listens to the calls of one HTTP handler, and writes on its response what happened. */
export class HandlerListener implements CallListener {
  constructor(
    private readonly writer: HeaderWriter,
    /** The trace of a call that an interceptor waits for. */
    private readonly claim: () => CallTrace | undefined,
  ) {}

  begin(handed: object | undefined): CallTrace | undefined {
    return handed === undefined ? this.claim() : new ResponseTrace(handed);
  }

  called(trace: CallTrace, answer: Promise<unknown>): void {
    // Otherwise an interceptor writes.
    if (!(trace instanceof ResponseTrace)) return;
    const write = (): void => this.writer.write(trace.response, trace);
    // A memory cache has answered already. Before Nest sends the answer: it asks for it later than we do.
    if (trace.outcome !== undefined) write();
    else answer.then(write, write);
  }
}
