"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CallTrace = void 0;
/**
 * What happened to one call, for a listener that asked. The memoizer writes it in the course of the call, and the
 * listener reads it once the call has answered.
 */
class CallTrace {
    constructor() {
        /** Whether the outcome went to the cache. A shared cache may still refuse it: its answer is not waited for. */
        this.isStored = false;
        /** Of what was found in the cache, in milliseconds: since it was kept, and until it expires. */
        this.age = 0;
        this.ttl = Infinity;
    }
    /** It was found in the cache. */
    found({ age, ttl }) {
        this.age = age;
        this.ttl = ttl;
    }
}
exports.CallTrace = CallTrace;
//# sourceMappingURL=call-trace.js.map