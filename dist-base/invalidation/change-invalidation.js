"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ChangeInvalidation = void 0;
const callback_error_1 = require("../errors/callback.error");
const change_not_invalidated_error_1 = require("../errors/change-not-invalidated.error");
const describe_value_1 = require("../errors/describe-value");
const invalid_decoration_error_1 = require("../errors/invalid-decoration.error");
const invalidation_failed_error_1 = require("../errors/invalidation-failed.error");
const callback_answers_1 = require("../runtime/callback-answers");
const class_name_1 = require("../types/class-name");
const collected_drops_1 = require("./collected-drops");
const change_drops_1 = require("./change-drops");
const drop_1 = require("./drop");
const transaction_changes_1 = require("./transaction-changes");
/**
 * Runs a method with `@Invalidates`, has its plans name what to drop, and waits until that is confirmed. What a plan
 * has named before it fails is dropped too: that costs misses only.
 *
 * Where another decorator stands between two `@Invalidates` of one method, each has a run of its own, and the upper one
 * sees the error of the lower: for it the method has succeeded, as the error says.
 */
class ChangeInvalidation {
    constructor(scope) {
        this.scope = scope;
        this.transactions = new transaction_changes_1.TransactionChanges(scope.runtime);
    }
    async run(change) {
        this.transactions.noteChange();
        let result;
        try {
            result = await this.runMethod(change);
        }
        catch (thrown) {
            if (isOfLowerPlan(thrown, nameOf(change)))
                throw await this.followUp(change, thrown);
            await this.invalidateAfterThrow(change);
            throw thrown;
        }
        const error = await this.invalidate(change, result);
        if (error)
            throw error;
        return result;
    }
    runMethod(change) {
        const answer = change.decoration.original.apply(change.instance, [...change.args]);
        if (!(0, callback_answers_1.isThenable)(answer))
            this.reportSync(change, answer);
        return answer;
    }
    reportSync(change, answer) {
        const reason = `it returned ${(0, describe_value_1.describeValue)(answer)} and no promise, and a change is invalidated for when its promise has ` +
            `resolved. Make it an async method.`;
        const decorator = change.decoration.plans[0]?.decorator ?? 'Invalidates';
        this.report(new invalid_decoration_error_1.InvalidDecorationError({ method: nameOf(change), reason, decorator }));
    }
    /** Of a method that has succeeded. Answers the error that its caller is to get. */
    async invalidate(change, result) {
        const { naming, unconfirmed } = await this.carryOut(change, change.decoration.plans, result);
        const method = nameOf(change);
        const { reject, retry } = unconfirmed;
        if (retry)
            this.report((0, transaction_changes_1.notInvalidated)(retry, { method, result }, true));
        const error = reject && (0, transaction_changes_1.notInvalidated)(reject, { method, result }, false);
        if (!naming)
            return error;
        if (error)
            this.report(error);
        return new callback_error_1.CallbackError({ method, ...naming, result });
    }
    /** The method's own error always wins. */
    async invalidateAfterThrow(change) {
        const plans = change.decoration.plans.filter(({ when }) => when === 'settled');
        const { naming, unconfirmed } = await this.carryOut(change, plans, undefined);
        const method = nameOf(change);
        if (naming)
            this.report(new callback_error_1.CallbackError({ method, ...naming }));
        for (const { failed, plan, cause } of (0, change_drops_1.listUnconfirmed)(unconfirmed)) {
            const target = `what ${method} may have changed`;
            this.report(new invalidation_failed_error_1.InvalidationFailedError({ target, failed, plan, cause }));
        }
    }
    /** Answers one error that tells of both where it can, and reports the own one else. */
    async followUp(change, lower) {
        const own = await this.invalidate(change, lower.result);
        if (!own)
            return lower;
        if (lower instanceof change_not_invalidated_error_1.ChangeNotInvalidatedError && own instanceof change_not_invalidated_error_1.ChangeNotInvalidatedError) {
            const { method, result, cause } = lower;
            const plan = (0, collected_drops_1.toPlan)([...lower.plan.steps, ...own.plan.steps]);
            return new change_not_invalidated_error_1.ChangeNotInvalidatedError({ method, result, cause, failed: [], plan });
        }
        this.report(own);
        return lower;
    }
    async carryOut(change, plans, result) {
        const drops = new change_drops_1.ChangeDrops();
        const failures = plans.map(({ name, decorator: callback, onFailure = this.scope.runtime.onFailure }) => {
            const collector = (0, drop_1.collectorFor)(this.scope, drops.of(onFailure));
            const plan = (drop) => name.call(change.instance, drop, result, ...change.args);
            const failure = (0, drop_1.nameDrops)(plan, collector, { method: nameOf(change), callback });
            return failure && { ...failure, callback };
        });
        const naming = failures.find((failure) => failure !== undefined);
        return { naming, unconfirmed: this.transactions.collect(drops) ? {} : await drops.attempt() };
    }
    report(error) {
        this.scope.runtime.report(error);
    }
}
exports.ChangeInvalidation = ChangeInvalidation;
function isOfLowerPlan(error, method) {
    if (error instanceof change_not_invalidated_error_1.ChangeNotInvalidatedError)
        return error.method === method;
    return error instanceof callback_error_1.CallbackError && isPlan(error.callback) && error.method === method;
}
function isPlan(callback) {
    return callback === 'Invalidates' || callback === 'InvalidatesTags';
}
function nameOf({ instance, decoration }) {
    return `${(0, class_name_1.nameOfClass)(instance.constructor)}.${String(decoration.name)}`;
}
//# sourceMappingURL=change-invalidation.js.map