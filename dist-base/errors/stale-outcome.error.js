"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StaleOutcomeError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
const describe_value_1 = require("./describe-value");
/**
 * Tells `onError` that a hit is not what its method answers: found by the module option `audit`, which runs the method
 * beside the hit. Either what the method reads was changed, and nobody invalidated the call, or it does not answer the same
 * twice, because it answers with the time, or at random.
 */
class StaleOutcomeError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, args, path, kept, now }) {
        super(`${method}(${args.map(describe_value_1.describeValue).join(', ')}) was answered from the cache with what the method does not answer ` +
            `any more: ${path} is ${kept} in the cache, and ${now} now. Invalidate the call where that is changed. A method ` +
            `that answers with the time, or at random, is left out with audit: false.`);
        this.code = 'E_CACHE_MEMOIZE_STALE_OUTCOME';
        this.method = method;
        this.args = args;
        this.path = path;
        this.kept = kept;
        this.now = now;
    }
}
exports.StaleOutcomeError = StaleOutcomeError;
//# sourceMappingURL=stale-outcome.error.js.map