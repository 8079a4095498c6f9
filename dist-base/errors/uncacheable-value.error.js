"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UncacheableValueError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/** Tells `onError` that an outcome cannot be kept faithfully, so it is not kept: the caller gets the fresh one. */
class UncacheableValueError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, path, reason, remedy, cause }) {
        super(`What ${method} returned or threw is not kept: ${path} is ${reason}. ${remedy}`, cause === undefined ? undefined : { cause });
        this.code = 'E_CACHE_MEMOIZE_UNCACHEABLE_VALUE';
        this.method = method;
        this.path = path;
        this.reason = reason;
    }
}
exports.UncacheableValueError = UncacheableValueError;
//# sourceMappingURL=uncacheable-value.error.js.map