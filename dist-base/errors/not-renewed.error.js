"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NotRenewedError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/**
 * Tells `onError`, once a method, that an outcome cannot be renewed in the background: it ends with its life, as if it had
 * neither `staleWhileRevalidate` nor `earlyRefresh`.
 */
class NotRenewedError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, reason, cause }) {
        super(`An outcome of ${method} is not renewed in the background, and ends with its life: ${reason}. A renewal runs outside ` +
            `of any request, with copies of the arguments. Make its key of the arguments alone, or leave out ` +
            `staleWhileRevalidate and earlyRefresh.`, cause === undefined ? undefined : { cause });
        this.code = 'E_CACHE_MEMOIZE_NOT_RENEWED';
        this.method = method;
        this.reason = reason;
    }
}
exports.NotRenewedError = NotRenewedError;
//# sourceMappingURL=not-renewed.error.js.map