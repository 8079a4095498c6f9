"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SelfAnsweringHandlerError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/** Is thrown at start where a memoized handler answers its request by itself, which no hit would repeat. */
class SelfAnsweringHandlerError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, by, remedy }) {
        super(`@CacheMemoize on ${method}: the handler answers by itself (${by}), and a hit, which does not run it, would ` +
            `leave the request without an answer. ${remedy}`);
        this.code = 'E_CACHE_MEMOIZE_SELF_ANSWERING_HANDLER';
        this.method = method;
        this.by = by;
    }
}
exports.SelfAnsweringHandlerError = SelfAnsweringHandlerError;
//# sourceMappingURL=self-answering-handler.error.js.map