"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ChangeNotInvalidatedError = void 0;
const invalidation_failed_error_1 = require("./invalidation-failed.error");
const LEFT_TO_DO = 'Old outcomes may still be served until their ttl ends: do not repeat the change, apply the plan of this error.';
const SENT_AGAIN = 'It is sent again until it is confirmed; until then other processes may answer with old outcomes. ' +
    'Check that the server of the cache runs and can be reached from here.';
/**
 * Is what a method with `@Invalidates` rejects with when it has succeeded, and what it made old was not confirmed as
 * invalidated: the change is made. Do not repeat it; answer with `result`, and `apply` the `plan`. With
 * `onFailure: 'retry'` it does not reject: `onError` is told once.
 */
class ChangeNotInvalidatedError extends invalidation_failed_error_1.InvalidationFailedError {
    constructor({ method, result, isSentAgain = false, ...facts }) {
        super({ ...facts, target: `what ${method} has changed` }, `${method} has succeeded, and what it changed was not confirmed as invalidated: ${(0, invalidation_failed_error_1.wordsOf)(facts.cause)} ` +
            (isSentAgain ? SENT_AGAIN : LEFT_TO_DO));
        this.code = 'E_CACHE_MEMOIZE_CHANGE_NOT_INVALIDATED';
        this.method = method;
        this.result = result;
        this.isSentAgain = isSentAgain;
    }
}
exports.ChangeNotInvalidatedError = ChangeNotInvalidatedError;
//# sourceMappingURL=change-not-invalidated.error.js.map