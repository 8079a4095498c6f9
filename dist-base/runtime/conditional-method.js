"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ConditionalMethod = void 0;
const runner_1 = require("../core/calls/runner");
const callback_error_1 = require("../errors/callback.error");
const describe_value_1 = require("../errors/describe-value");
const callback_answers_1 = require("./callback-answers");
const memoized_method_1 = require("./memoized-method");
/**
 * A memoized method of which only some calls are memoized, as its option `condition` says. A class of its own, so that a
 * hit of any other method does not even ask whether there is a condition.
 */
class ConditionalMethod extends memoized_method_1.MemoizedMethod {
    constructor(parts, condition) {
        super(parts);
        this.condition = condition;
        this.runner = new runner_1.Runner(this, parts.registered);
    }
    /**
     * Where the condition is false the method runs, and what is kept stays as it is.
     *
     * @throws CallbackError where the condition cannot be told (as a rejection)
     */
    async refresh(instance, args) {
        if (!this.isEnabled || this.isMemoized(instance, args))
            return super.refresh(instance, args);
        return this.runner.runUncounted({ instance, args, trace: undefined });
    }
    admits(instance, args) {
        try {
            return this.isMemoized(instance, args);
        }
        catch (error) {
            this.report(error); // nothing else is thrown
            return false;
        }
    }
    answer(instance, args, trace) {
        if (this.admits(instance, args))
            return super.answer(instance, args, trace);
        return this.runner.runWithoutKey({ instance, args, trace });
    }
    /** @throws CallbackError */
    isMemoized(instance, args) {
        const answer = this.ask(instance, args);
        if (typeof answer === 'boolean')
            return answer;
        (0, callback_answers_1.ignoreRejection)(answer);
        throw this.failure(`answered neither true nor false, but ${(0, describe_value_1.describeValue)(answer)}`);
    }
    ask(instance, args) {
        try {
            return this.condition.apply(instance, [...args]);
        }
        catch (cause) {
            throw this.failure(`threw ${(0, describe_value_1.describeThrown)(cause)}`, cause);
        }
    }
    failure(reason, cause) {
        return new callback_error_1.CallbackError({ method: this.name, callback: 'condition', reason, cause });
    }
}
exports.ConditionalMethod = ConditionalMethod;
//# sourceMappingURL=conditional-method.js.map