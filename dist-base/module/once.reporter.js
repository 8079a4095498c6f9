"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OnceReporter = void 0;
const common_1 = require("@nestjs/common");
const callback_answers_1 = require("../runtime/callback-answers");
const cache_operation_error_1 = require("../errors/cache-operation.error");
const callback_error_1 = require("../errors/callback.error");
const cache_memoize_error_1 = require("../errors/cache-memoize.error");
const invalidation_failed_error_1 = require("../errors/invalidation-failed.error");
const describe_value_1 = require("../errors/describe-value");
/**
 * Tells of everything that went wrong without breaking a call: once per alias, method and kind until it recovers, to
 * the user's `onError`, or to Nest's Logger.
 */
class OnceReporter {
    constructor(onError) {
        this.onError = onError;
        this.reported = new Map();
        /** The aliases of which a failure was told, and not yet that they are back. */
        this.broken = new Set();
    }
    report(error) {
        const subject = subjectOf(error);
        if (this.reported.has(subject))
            return;
        this.reported.set(subject, error);
        this.handOver(error);
    }
    recovered(alias, isWhole) {
        for (const [subject, error] of this.reported) {
            if (aliasOf(error) !== alias)
                continue;
            this.reported.delete(subject);
            this.broken.add(alias);
        }
        if (!isWhole || !this.broken.delete(alias) || this.onError)
            return;
        new common_1.Logger('CacheMemoize').log(`Cache '${alias}' is back: it answers again.`);
    }
    handOver(error) {
        try {
            (0, callback_answers_1.whenRejected)(this.onError ? this.onError(error) : log(error), log);
        }
        catch (failure) {
            log(failure);
        }
    }
}
exports.OnceReporter = OnceReporter;
/** The cache that failed, where it is for it that an error was told of. */
function aliasOf(error) {
    const failure = error instanceof invalidation_failed_error_1.InvalidationFailedError ? error.cause : error;
    return failure instanceof cache_operation_error_1.CacheOperationError ? failure.alias : undefined;
}
/** What an error is about: its kind, with the alias or the method, and the part of it that failed. */
function subjectOf(error) {
    if (error instanceof cache_operation_error_1.CacheOperationError)
        return `${error.code} ${error.alias} ${error.operation}`;
    if (error instanceof callback_error_1.CallbackError)
        return `${error.code} ${error.method} ${error.callback}`;
    if (error instanceof invalidation_failed_error_1.InvalidationFailedError)
        return `${error.code} ${error.target}`;
    return `${error.code} ${'method' in error ? String(error.method) : error.message}`;
}
function log(error) {
    new common_1.Logger('CacheMemoize').error(error instanceof cache_memoize_error_1.CacheMemoizeError ? error.message : (0, describe_value_1.describeThrown)(error));
}
//# sourceMappingURL=once.reporter.js.map