"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MissingKeyPrefixError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/**
 * Is thrown at start where a cache that others can reach too is registered without a `keyPrefix`, which tells this
 * application's keys apart.
 */
class MissingKeyPrefixError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ alias }) {
        super(`Cache '${alias}' is not a memoryCache(), so 'keyPrefix' is required: two applications on one store must not ` +
            `answer each other. Add { keyPrefix: 'name-of-this-application' } to CacheMemoizeModule.forRoot(caches, options).`);
        this.code = 'E_CACHE_MEMOIZE_MISSING_KEY_PREFIX';
        this.alias = alias;
    }
}
exports.MissingKeyPrefixError = MissingKeyPrefixError;
//# sourceMappingURL=missing-key-prefix.error.js.map