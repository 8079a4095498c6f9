"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NotAuditedError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/**
 * Tells `onError` that the module option `audit` cannot audit a hit, so that nobody takes its silence for an answer. The
 * hit was answered all the same.
 */
class NotAuditedError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, reason, cause }) {
        super(`A hit of ${method} was not audited: ${reason}. Give it arguments that can be copied, as results can, or leave the ` +
            `method out with audit: false.`, cause === undefined ? undefined : { cause });
        this.code = 'E_CACHE_MEMOIZE_NOT_AUDITED';
        this.method = method;
        this.reason = reason;
    }
}
exports.NotAuditedError = NotAuditedError;
//# sourceMappingURL=not-audited.error.js.map