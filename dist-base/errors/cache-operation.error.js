"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheOperationError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
const describe_value_1 = require("./describe-value");
/**
 * Tells that a cache failed, or did not answer in time. No call is broken by it: it goes to `onError`, and only an
 * invalidation, whose caller has to know, rejects, with it as the `cause`. What the store said is its own `cause`.
 */
class CacheOperationError extends cache_memoize_error_1.CacheMemoizeError {
    constructor(facts) {
        super(`Cache '${facts.alias}' ${FAILED_TO[facts.operation]}: ${(0, describe_value_1.messageOf)(facts.cause)} ${consequenceOf(facts)}`, {
            cause: facts.cause,
        });
        this.code = 'E_CACHE_MEMOIZE_CACHE_OPERATION';
        this.alias = facts.alias;
        this.operation = facts.operation;
    }
}
exports.CacheOperationError = CacheOperationError;
const CHECK_SERVER = 'Check that its server runs and can be reached from here.';
const CHECK_URL = "Check the URL that the client was given: it begins with 'redis://' or 'rediss://', as in redis://localhost:6379.";
/** A URL that cannot be read is no server that does not run. */
function consequenceOf({ operation, cause }) {
    const consequence = CONSEQUENCE[operation];
    return isMalformedUrl(cause) ? consequence.replace(CHECK_SERVER, CHECK_URL) : consequence;
}
/** As Node and node-redis say it. */
function isMalformedUrl(cause) {
    return /^Invalid (?:URL|protocol|pathname)/i.test((0, describe_value_1.messageOf)(cause));
}
const FAILED_TO = {
    connect: 'could not be connected to',
    lookup: 'could not be asked',
    lease: 'answered, but did not let a computation begin',
    fill: 'did not keep an outcome',
    release: 'was not told that a computation is over',
    invalidate: 'did not confirm an invalidation',
    clear: 'did not confirm that it was cleared',
    close: 'did not close in order',
};
const CONSEQUENCE = {
    connect: `Calls run their methods uncached, and it is tried again. ${CHECK_SERVER}`,
    lookup: `Calls run their methods uncached until it answers again. ${CHECK_SERVER}`,
    lease: 'What it keeps is still served; misses run their methods uncached. Check that its server takes writes.',
    fill: 'The call had its result, the next one runs the method again. Check that its server takes writes.',
    release: `Calls of other processes may wait up to 'herdWait' for it, once. ${CHECK_SERVER}`,
    invalidate: `Old outcomes may still be served until their ttl ends: invalidate again. ${CHECK_SERVER}`,
    clear: `Old outcomes may still be served until their ttl ends: clear again. ${CHECK_SERVER}`,
    close: 'The application goes on shutting down. Nothing is to be done.',
};
//# sourceMappingURL=cache-operation.error.js.map