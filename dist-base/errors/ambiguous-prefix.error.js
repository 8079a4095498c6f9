"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AmbiguousPrefixError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/** Is thrown at start where two different classes have the same name, and so the same default prefix. */
class AmbiguousPrefixError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ prefix }) {
        super(`Two different classes of this application memoize '${prefix}' by default, and would answer each other. ` +
            `Give one of them an own prefix: @CacheMemoize({ prefix: '...' }).`);
        this.code = 'E_CACHE_MEMOIZE_AMBIGUOUS_PREFIX';
        this.prefix = prefix;
    }
}
exports.AmbiguousPrefixError = AmbiguousPrefixError;
//# sourceMappingURL=ambiguous-prefix.error.js.map