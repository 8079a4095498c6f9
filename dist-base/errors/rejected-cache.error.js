"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RejectedCacheError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
const describe_value_1 = require("./describe-value");
/** Is thrown at start where a cache was handed over as a promise, and the promise rejected: with its `cause`. */
class RejectedCacheError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ alias, cause }) {
        super(`The promise given for cache '${alias}' rejected: ${(0, describe_value_1.messageOf)(cause)} ` +
            `A promise cannot be tried again: give a function that makes the cache, and the application starts without it.`, { cause });
        this.code = 'E_CACHE_MEMOIZE_REJECTED_CACHE';
        this.alias = alias;
    }
}
exports.RejectedCacheError = RejectedCacheError;
//# sourceMappingURL=rejected-cache.error.js.map