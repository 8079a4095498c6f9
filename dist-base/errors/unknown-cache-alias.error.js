"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnknownCacheAliasError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/** Is thrown, at start or by a verb, for a cache that the module does not register. */
class UnknownCacheAliasError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ alias, where, knownAliases }) {
        super(`Unknown cache '${alias}' in ${where}. Known caches: ${knownAliases.join(', ')}. ` +
            `Add it to CacheMemoizeModule.forRoot({ ... }).`);
        this.code = 'E_CACHE_MEMOIZE_UNKNOWN_CACHE_ALIAS';
        this.alias = alias;
        this.knownAliases = knownAliases;
    }
}
exports.UnknownCacheAliasError = UnknownCacheAliasError;
//# sourceMappingURL=unknown-cache-alias.error.js.map