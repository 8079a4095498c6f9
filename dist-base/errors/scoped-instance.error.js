"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ScopedInstanceError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/** Is thrown where a memoized method of a class that is no singleton does not say what its outcomes depend on. */
class ScopedInstanceError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method }) {
        super(`@CacheMemoize on ${method}: the class is not a singleton (request-scoped, durable or transient, or it injects ` +
            `something that is), and the instance is not part of the key, so one instance would answer for another. ` +
            `Say what the outcome varies on with a function: extra, argsRewrite or keyGeneratorCallable.`);
        this.code = 'E_CACHE_MEMOIZE_SCOPED_INSTANCE';
        this.method = method;
    }
}
exports.ScopedInstanceError = ScopedInstanceError;
//# sourceMappingURL=scoped-instance.error.js.map