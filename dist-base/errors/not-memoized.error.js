"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NotMemoizedError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/** Is thrown by a verb for a method without `@CacheMemoize`, or for a class that the application does not know. */
class NotMemoizedError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ className, method }) {
        super(`${className}.${method} is not memoized: neither ${className}, nor what this application provides for it, ` +
            `has @CacheMemoize on a method '${method}'. Decorate it, or name the class that has it.`);
        this.code = 'E_CACHE_MEMOIZE_NOT_MEMOIZED';
        this.className = className;
        this.method = method;
    }
}
exports.NotMemoizedError = NotMemoizedError;
//# sourceMappingURL=not-memoized.error.js.map