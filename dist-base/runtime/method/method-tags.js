"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MethodTags = void 0;
exports.fixedTagsOf = fixedTagsOf;
const callback_error_1 = require("../../errors/callback.error");
const describe_value_1 = require("../../errors/describe-value");
const tags_1 = require("../../options/tags");
const callback_answers_1 = require("../callback-answers");
/** The tags of one method's outcomes, as its decorator and its classes say: they add up. */
class MethodTags {
    constructor(parts) {
        this.parts = parts;
        const { tags: sourced, resultTags } = parts;
        this.fixed = fixedTagsOf(sourced);
        this.functions = sourced.flatMap(({ tags, source }) => typeof tags === 'function' ? [{ name: 'tags', ask: tags, source }] : []);
        if (this.functions.length > 0)
            this.ofCall = (instance, args) => {
                try {
                    return this.askAll(instance, args);
                }
                catch (error) {
                    return this.reportFailure(error);
                }
            };
        else if (sourced.length > 0)
            this.ofCall = () => this.fixed;
        if (resultTags === undefined)
            return;
        this.ofOutcome = ({ question, instance, args }, outcome) => {
            const result = outcome.kind === 'result' ? outcome.value : undefined;
            try {
                const given = [result, ...args];
                return this.ask({ name: 'resultTags', ask: resultTags }, { instance, args: given, others: question.tags });
            }
            catch (error) {
                return this.reportFailure(error);
            }
        };
    }
    /** @throws CallbackError where the tags of the call cannot be told */
    require({ instance, args }) {
        this.askAll(instance, args);
    }
    askAll(instance, args) {
        let tags = this.fixed;
        for (const callback of this.functions)
            tags = merge(tags, this.ask(callback, { instance, args, others: tags }));
        return tags;
    }
    ask(callback, { instance, args, others }) {
        let answer;
        try {
            answer = callback.ask.call(instance, ...args);
            (0, callback_answers_1.ignoreRejection)(answer);
        }
        catch (cause) {
            throw this.failure(callback, `threw ${(0, describe_value_1.describeThrown)(cause)}`, cause);
        }
        const tags = (0, tags_1.readTags)(answer, others);
        if ('reason' in tags)
            throw this.failure(callback, tags.reason);
        return tags;
    }
    reportFailure(error) {
        this.parts.report(error); // nothing else is thrown
        return undefined;
    }
    failure({ name: callback, source }, reason, cause) {
        const told = source === undefined ? reason : `(those of ${source}) ${reason}`;
        return new callback_error_1.CallbackError({ method: this.parts.method, callback, reason: told, cause });
    }
}
exports.MethodTags = MethodTags;
/** Of two lists that have no tag in common one, sorted as a question has them. */
function merge(one, other) {
    if (one.length === 0)
        return other;
    return other.length === 0 ? one : [...one, ...other].sort();
}
/** Those that are written down, sorted, each once. */
function fixedTagsOf(tags) {
    const written = tags.flatMap(({ tags: each }) => (typeof each === 'function' ? [] : each));
    return [...new Set(written)].sort();
}
//# sourceMappingURL=method-tags.js.map