"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MethodCallbacks = void 0;
const callback_error_1 = require("../../errors/callback.error");
const describe_value_1 = require("../../errors/describe-value");
const parse_duration_1 = require("../../options/parse-duration");
const callback_answers_1 = require("../callback-answers");
/** Calls the callbacks of one method's decorator, whose failures are reported and break nothing. */
class MethodCallbacks {
    constructor(parts) {
        this.parts = parts;
    }
    /** A callback that is told of calls, and not waited for. */
    listener(name, callback) {
        const report = (cause) => this.report(name, 'failed', cause);
        return (instance, args) => {
            try {
                (0, callback_answers_1.whenRejected)(callback.apply(instance, [...args]), report);
            }
            catch (cause) {
                report(cause);
            }
        };
    }
    /** How long an outcome lives, in milliseconds, by a callback; undefined where it does not say. */
    life(ttl, { instance, args }, outcome) {
        try {
            const result = outcome.kind === 'result' ? outcome.value : undefined;
            const answer = ttl.call(instance, result, ...args);
            const milliseconds = (0, parse_duration_1.parseDuration)(answer);
            if (milliseconds !== undefined)
                return milliseconds;
            (0, callback_answers_1.ignoreRejection)(answer);
            this.report('ttl', `answered no duration, but ${(0, describe_value_1.describeValue)(answer)}`);
        }
        catch (cause) {
            this.report('ttl', 'threw', cause);
        }
        return undefined;
    }
    report(callback, reason, cause) {
        this.parts.report(new callback_error_1.CallbackError({ method: this.parts.method, callback, reason, cause }));
    }
}
exports.MethodCallbacks = MethodCallbacks;
//# sourceMappingURL=method-callbacks.js.map