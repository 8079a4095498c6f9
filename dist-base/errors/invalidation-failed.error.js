"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InvalidationFailedError = void 0;
exports.wordsOf = wordsOf;
const cache_memoize_error_1 = require("./cache-memoize.error");
const describe_value_1 = require("./describe-value");
/**
 * Is what every verb that invalidates rejects with where a cache did not confirm. What is listed in `failed` and `plan`
 * may still be served until its ttl ends; nothing was retried behind the caller's back.
 */
class InvalidationFailedError extends cache_memoize_error_1.CacheMemoizeError {
    constructor(facts, text = describe(facts)) {
        super(text, { cause: facts.cause });
        // Widened, because a subclass has a code of its own.
        this.code = 'E_CACHE_MEMOIZE_INVALIDATION_FAILED';
        this.target = facts.target;
        this.failed = facts.failed;
        this.plan = facts.plan;
    }
}
exports.InvalidationFailedError = InvalidationFailedError;
function describe({ target, failed, cause }) {
    const calls = failed.length === 1 ? ' for 1 call' : failed.length > 1 ? ` for ${failed.length} calls` : '';
    return (`The invalidation of ${target} was not confirmed${calls}: ${wordsOf(cause)} ` +
        `Old outcomes may still be served until their ttl ends: invalidate again.`);
}
/** Why, as a sentence. The store's own words are in the cause of the error that says what failed. */
function wordsOf(cause) {
    return (0, describe_value_1.messageOf)(cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause);
}
//# sourceMappingURL=invalidation-failed.error.js.map