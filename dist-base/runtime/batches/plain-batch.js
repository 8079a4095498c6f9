"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PlainBatch = void 0;
exports.runPlainly = runPlainly;
const fit_answer_1 = require("../../core/batches/fit-answer");
const defaults_1 = require("../../options/defaults");
const batch_decoration_1 = require("../../nest/batch-decoration");
const method_key_1 = require("../method/method-key");
/** Runs as if it were not decorated, but for the order of what it answers: reached through super, or refused. */
class PlainBatch {
    constructor(decoration, refusal, report) {
        this.decoration = decoration;
        this.refusal = refusal;
        this.report = report;
    }
    async call(instance, args) {
        if (this.refusal)
            this.report?.(this.refusal);
        return runPlainly(this.decoration, instance, args);
    }
}
exports.PlainBatch = PlainBatch;
/**
 * Runs the method of a batch past the cache. With `by` its answer has one item for each id, in their order, as long as
 * that can be told.
 */
async function runPlainly(decoration, instance, args) {
    const { original, rules } = decoration;
    const [given, ...further] = args;
    const ids = Array.isArray(given) ? [...given] : undefined;
    const answer = await original.apply(instance, [...args]);
    if (rules.by === undefined || ids === undefined)
        return answer;
    const keyOf = instance && keyOfPlain(decoration, instance, further);
    const fitted = (0, fit_answer_1.fitAnswer)(answer, rules, { instance, ids, keyOf: (id) => keyOf?.(id) });
    return fitted.kind === 'fit' ? fitted.items : answer;
}
/** What is the same id, without a cache: as its single method tells it. */
function keyOfPlain(decoration, instance, further) {
    const prototype = Reflect.getPrototypeOf(instance);
    const single = prototype && (0, batch_decoration_1.findSingle)(prototype, decoration);
    if (!prototype || !single)
        return undefined;
    return (id) => {
        try {
            return new method_key_1.MethodKey(single, prototype, defaults_1.MODULE_DEFAULTS).for(instance, [id, ...further]);
        }
        catch {
            return undefined;
        }
    };
}
//# sourceMappingURL=plain-batch.js.map