"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnfitAnswerError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/**
 * Tells `onError` that nobody can say which item of a batch's answer belongs to which id: an array of another length, a
 * row of an id that was not asked for, none of one that was, or two. Nothing of it is kept, and the caller has what the
 * method answers to all of its ids, as it is.
 */
class UnfitAnswerError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, reason, cause }) {
        super(`${method} ${reason}. Nothing of this answer was kept, and its caller has what the method answers to all of its ` +
            `ids, as it is. Answer with one item for each id, in their order; or say in ` +
            `@CacheMemoizeMany which id a row belongs to (by), and what stands for an id without a row (absent).`, cause === undefined ? undefined : { cause });
        this.code = 'E_CACHE_MEMOIZE_UNFIT_ANSWER';
        this.method = method;
        this.reason = reason;
    }
}
exports.UnfitAnswerError = UnfitAnswerError;
//# sourceMappingURL=unfit-answer.error.js.map