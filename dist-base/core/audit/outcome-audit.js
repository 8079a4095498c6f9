"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OutcomeAudit = void 0;
/**
 * Runs the method beside a hit, and tells where it does not answer what was kept: a change that nobody invalidated for.
 *
 * The run is nobody's: it fills nothing, nobody joins it, no figure counts it, and what it throws ends here. It is compared
 * as a cache would have kept it. What differs is told only if the cache still answers the same afterwards: else it was
 * invalidated, or replaced, while the method ran, and is what it should be.
 */
const not_audited_error_1 = require("../../errors/not-audited.error");
const stale_outcome_error_1 = require("../../errors/stale-outcome.error");
const describe_value_1 = require("../../errors/describe-value");
const outcome_codec_1 = require("../../ports/outcome-codec");
const call_1 = require("../calls/call");
const deliver_1 = require("../calls/deliver");
const argument_copies_1 = require("../arguments/argument-copies");
const audited_codec_1 = require("./audited-codec");
const describe_part_1 = require("./describe-part");
const find_difference_1 = require("./find-difference");
const sampler_1 = require("./sampler");
class OutcomeAudit {
    constructor(method, terms, underWay) {
        this.method = method;
        this.terms = terms;
        this.underWay = underWay;
        this.sampler = new sampler_1.Sampler(terms.share);
        this.codec = new audited_codec_1.AuditedCodec(method.codec, this.sampler);
    }
    deliver(outcome, call, hit) {
        const copies = this.sampler.take() ? this.copyArguments(call) : undefined;
        if (copies === undefined)
            return (0, deliver_1.deliver)(outcome);
        const audit = () => this.audit(call, hit, copies);
        if (this.terms.isBehind) {
            this.underWay.trackLater(audit);
            return (0, deliver_1.deliver)(outcome);
        }
        return this.underWay.track(audit()).then(() => (0, deliver_1.deliver)(outcome));
    }
    copyArguments(call) {
        try {
            return new argument_copies_1.ArgumentCopies((0, call_1.argumentsOf)(call), this.method);
        }
        catch (error) {
            const reason = error instanceof argument_copies_1.UncopyableArgument ? error.message : 'an argument cannot be copied';
            this.giveUp(reason, error instanceof argument_copies_1.UncopyableArgument ? undefined : error);
            return undefined;
        }
    }
    async audit(call, hit, copies) {
        try {
            const difference = await this.compare(call, hit, copies.make());
            if (difference === undefined || !(await this.isStillKept(call, hit)))
                return;
            this.method.report(new stale_outcome_error_1.StaleOutcomeError({ method: this.method.method, args: copies.make(), ...difference }));
        }
        catch (error) {
            // Values of a cache that shares them may run code of others when they are read.
            this.giveUp('what it answers cannot be compared', error);
        }
    }
    async compare(call, hit, args) {
        const { key } = call.question;
        const answered = await this.runAgain(call.instance, args, key);
        const kept = this.method.codec.decode(hit.payload, key);
        if (answered === undefined || kept === undefined)
            return undefined;
        const { classes } = this.method;
        if (answered.kind === 'other')
            return { path: 'result', kept: describe(kept), now: answered.text };
        const { outcome } = answered;
        if (outcome.kind !== kept.kind)
            return { path: 'result', kept: describe(kept), now: describe(outcome) };
        return (0, find_difference_1.findDifference)(contentOf(kept), contentOf(outcome), { start: outcome.kind, classes });
    }
    /** undefined: its caller has called it off, and it says nothing. */
    async runAgain(instance, args, key) {
        try {
            return this.asKept({ kind: 'result', value: await this.method.run(instance, args) }, key);
        }
        catch (error) {
            if ((0, call_1.hasAbortedSignal)(args))
                return undefined;
            const isOutcome = this.method.keepsError(error);
            return isOutcome
                ? this.asKept({ kind: 'error', error }, key)
                : { kind: 'other', text: describeError(error) };
        }
    }
    /** As it would come out of the cache again. */
    asKept(outcome, key) {
        const { codec } = this.method;
        try {
            const again = codec.decode(codec.encode(outcome, key), key);
            if (again !== undefined)
                return { kind: 'outcome', outcome: again };
        }
        catch {
            // Told by what follows.
        }
        return { kind: 'other', text: `what cannot be kept (${describe(outcome)})` };
    }
    async isStillKept({ question }, hit) {
        // By when the call had to be answered may be over.
        const found = await this.method.cache.peek({ ...question, due: undefined });
        return found.kind === 'hit' && (0, outcome_codec_1.originalOf)(found.payload) === (0, outcome_codec_1.originalOf)(hit.payload);
    }
    giveUp(reason, cause) {
        this.method.report(new not_audited_error_1.NotAuditedError({ method: this.method.method, reason, cause }));
    }
}
exports.OutcomeAudit = OutcomeAudit;
function contentOf(outcome) {
    if (outcome.kind === 'mark')
        return true;
    return outcome.kind === 'result' ? outcome.value : outcome.error;
}
function describe(outcome) {
    return outcome.kind === 'error' ? describeError(outcome.error) : (0, describe_part_1.describePart)(contentOf(outcome));
}
function describeError(error) {
    return `a thrown ${(0, describe_value_1.describeThrown)(error)}`;
}
//# sourceMappingURL=outcome-audit.js.map