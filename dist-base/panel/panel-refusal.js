"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.describeRefusal = describeRefusal;
const cache_memoize_error_1 = require("../errors/cache-memoize.error");
const invalidation_failed_error_1 = require("../errors/invalidation-failed.error");
const not_memoized_error_1 = require("../errors/not-memoized.error");
/** @throws what is no error of the library */
function describeRefusal(error) {
    if (!(error instanceof cache_memoize_error_1.CacheMemoizeError))
        throw error;
    const { code, message } = error;
    return { status: statusOf(error), body: { error: { code, message } } };
}
function statusOf(error) {
    if (error instanceof invalidation_failed_error_1.InvalidationFailedError)
        return 503;
    return error instanceof not_memoized_error_1.NotMemoizedError ? 404 : 400;
}
//# sourceMappingURL=panel-refusal.js.map