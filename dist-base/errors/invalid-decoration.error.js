"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InvalidDecorationError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/**
 * Is thrown as soon as a class is defined where a decorator of this library cannot work: on a getter, a static method, a
 * non-function, a method that is recorded to return no promise, twice (`@CacheMemoize`), or on a method that is both
 * memoized and `@Invalidates` or `@InvalidatesTags`; and at start where `@CacheMemoizeMany` names a method that keeps no
 * results. Where nothing is recorded, `onError` is told at the first call that returns no promise.
 */
class InvalidDecorationError extends cache_memoize_error_1.CacheMemoizeError {
    /** @param facts.decorator without its `@`; default: `CacheMemoize` */
    constructor(facts) {
        const { method, reason, decorator = 'CacheMemoize' } = facts;
        super(`@${decorator} on ${method}: ${reason}`);
        this.code = 'E_CACHE_MEMOIZE_INVALID_DECORATION';
        this.method = method;
    }
}
exports.InvalidDecorationError = InvalidDecorationError;
//# sourceMappingURL=invalid-decoration.error.js.map