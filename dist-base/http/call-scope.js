"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CallScope = void 0;
const node_async_hooks_1 = require("node:async_hooks");
/**
 * Takes a trace from the interceptor of a request to the handler's own call, past all that Nest runs in between.
 * Only for handlers that cannot be handed their response (see response-parameters.ts).
 *
 * Before Node 24 the first scope slows every promise of the process (1.6 to 2.4 times on Node 20), so there is none
 * without such a handler, and no instance of this class with `http: false`.
 */
class CallScope {
    constructor() {
        this.storage = new node_async_hooks_1.AsyncLocalStorage();
    }
    /** Runs `handle`; the next call of the decorated method that it leads to writes to the trace. */
    run(decoration, trace, handle) {
        return this.storage.run({ decoration, trace }, handle);
    }
    /** The trace that waits for a call of this method, handed out once. */
    claim(decoration) {
        const awaited = this.storage.getStore();
        if (awaited?.decoration !== decoration)
            return undefined;
        awaited.decoration = undefined;
        return awaited.trace;
    }
}
exports.CallScope = CallScope;
//# sourceMappingURL=call-scope.js.map