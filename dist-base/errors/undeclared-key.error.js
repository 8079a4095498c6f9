"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UndeclaredKeyError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/** Is thrown at start where a handler is given something of which nobody can tell what part the outcome depends on. */
class UndeclaredKeyError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, given }) {
        super(`@CacheMemoize on ${method}: the handler is given ${given}, and no key can tell which part of it the outcome ` +
            `depends on. Take only what is needed, with a decorator that names it or one of your own, or declare the ` +
            `key with argsRewrite or keyGeneratorCallable (extra only adds to the arguments).`);
        this.code = 'E_CACHE_MEMOIZE_UNDECLARED_KEY';
        this.method = method;
        this.given = given;
    }
}
exports.UndeclaredKeyError = UndeclaredKeyError;
//# sourceMappingURL=undeclared-key.error.js.map