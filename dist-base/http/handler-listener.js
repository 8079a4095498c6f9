"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HandlerListener = void 0;
const call_trace_1 = require("../ports/call-trace");
/** The trace of a call that came with its response. */
class ResponseTrace extends call_trace_1.CallTrace {
    constructor(response) {
        super();
        this.response = response;
    }
}
/** Listens to the calls of one HTTP handler, and writes on its response what happened. */
class HandlerListener {
    constructor(writer, 
    /** The trace of a call that an interceptor waits for. */
    claim) {
        this.writer = writer;
        this.claim = claim;
    }
    begin(handed) {
        return handed === undefined ? this.claim() : new ResponseTrace(handed);
    }
    called(trace, answer) {
        // Otherwise an interceptor writes.
        if (!(trace instanceof ResponseTrace))
            return;
        const write = () => this.writer.write(trace.response, trace);
        // A memory cache has answered already. Before Nest sends the answer: it asks for it later than we do.
        if (trace.outcome !== undefined)
            write();
        else
            answer.then(write, write);
    }
}
exports.HandlerListener = HandlerListener;
//# sourceMappingURL=handler-listener.js.map