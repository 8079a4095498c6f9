"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CallAnswers = void 0;
const diagnostics_1 = require("../../ports/diagnostics");
const outcome_codec_1 = require("../../ports/outcome-codec");
const call_1 = require("./call");
const computation_1 = require("./computation");
const deliver_1 = require("./deliver");
const joined_calls_1 = require("./joined-calls");
const publish_hit_1 = require("./publish-hit");
const runner_1 = require("./runner");
const stale_outcomes_1 = require("./stale-outcomes");
/** What a call answers, by what its look-up has found. */
class CallAnswers {
    constructor(recipe, parts) {
        this.recipe = recipe;
        this.cache = parts.cache;
        this.flights = parts.flights;
        const stale = recipe.windows && new stale_outcomes_1.StaleOutcomes(recipe, recipe.windows, parts);
        this.stale = stale;
        this.lookups = stale?.lookups ?? parts.cache;
        this.runner = new runner_1.Runner(recipe, { ...parts, stale: stale && this.afterThrowOf(stale) });
        const { lookups, runner } = this;
        this.joined = new joined_calls_1.JoinedCalls(recipe, { ...parts, lookups, runner, onward: this });
        this.isGuard = recipe.kind === 'mark';
        const { audit } = recipe;
        this.handOver = audit ? (outcome, call, hit) => audit.deliver(outcome, call, hit) : deliver_1.deliver;
    }
    answerWithoutKey(call) {
        return this.runner.runWithoutKey(call);
    }
    /** The promises of a miss are handed on as they are: in a herd one more each is a third of its whole cost. */
    answerNow(call, lookup) {
        if (lookup.kind === 'miss')
            return Promise.resolve(this.answerMiss(call, lookup.ticket, { mayWait: true }));
        // A kept error is thrown at once, and has to be a rejection.
        return new Promise((resolve) => resolve(this.answer(call, lookup)));
    }
    /** @param mayWait whether for another process: a call that has waited once does not again */
    answer(call, lookup, mayWait = true) {
        switch (lookup.kind) {
            case 'hit':
                return this.answerHit(call, lookup);
            case 'aged':
                return this.answerAged(call, lookup, mayWait);
            case 'miss':
                return this.answerMiss(call, lookup.ticket, { mayWait });
            case 'bypass':
                return this.answerBypass(call, lookup);
        }
    }
    compute(call, basis, manner = {}) {
        const { flight = this.begin(basis), waitsForFill = this.isGuard, purpose } = manner;
        return this.runner.compute(call, { basis, flight, waitsForFill, purpose });
    }
    begin(basis) {
        return (0, computation_1.isTicket)(basis) ? this.flights.begin(basis.id, basis.tagTime) : this.flights.begin(basis);
    }
    answerHit(call, hit) {
        const outcome = this.recipe.codec.decode(hit.payload, call.question.key);
        if (!outcome)
            return this.replaceUnreadable(call);
        call.trace?.found(this.cache.freshness(hit));
        this.noteHit(call, this.isGuard ? 'guarded' : 'hit', hit);
        return this.handOver(outcome, call, hit);
    }
    /** What is past its life, or near its end: an answer, if it can be renewed where it has to be. */
    answerAged(call, aged, mayWait) {
        const { hit, freshness, isStale, wantsRenewal } = aged;
        const outcome = this.recipe.codec.decode(hit.payload, call.question.key);
        if (!outcome)
            return this.replaceUnreadable(call);
        const isRenewed = wantsRenewal && this.stale?.renew(call, aged, this.runner);
        if (wantsRenewal && isStale && !isRenewed)
            return this.answerWithout(call, hit, mayWait);
        call.trace?.found(freshness);
        this.noteHit(call, isStale ? 'stale' : 'hit', hit);
        return isStale ? (0, deliver_1.deliver)(outcome) : this.handOver(outcome, call, hit);
    }
    /** Whoever waits for another process then takes no more notice of what is past its life than this call does. */
    async answerWithout(call, hit, mayWait) {
        const lookups = this.stale?.lookups;
        const found = await lookups?.lookupPast(call.question, hit);
        if (found?.kind !== 'miss')
            return found && this.answer(call, found, mayWait);
        return this.answerMiss(call, found.ticket, { mayWait, lookups: lookups?.ofFresh });
    }
    afterThrowOf(stale) {
        return {
            afterThrow: (run, call, computation) => stale.afterThrow(run, call, computation),
            answer: (call, kept) => this.answer(call, kept),
        };
    }
    /** What lies under the key is not one of ours: a miss, although the cache took it for a hit. */
    async replaceUnreadable(call) {
        return this.answer(call, await this.cache.open(call.question, 'share'));
    }
    answerMiss(call, ticket, { mayWait, lookups }) {
        const flight = this.flights.find(ticket.id);
        const isUnderWay = flight !== undefined || ticket.leasedElsewhere;
        if (this.isGuard && isUnderWay)
            return this.answerGuarded(call);
        if (flight)
            return this.joined.join(call, flight, ticket.tagTime);
        if (ticket.leasedElsewhere && mayWait)
            return this.joined.waitForOtherProcess(call, ticket, lookups);
        return this.compute(call, ticket);
    }
    /** A guard does not guard while its cache cannot be asked; other calls of one tick share a run. */
    answerBypass(call, bypass) {
        const flight = this.isGuard ? undefined : this.flights.find(bypass);
        return flight ? this.joined.join(call, flight) : this.compute(call, bypass);
    }
    /** A run goes on, here or elsewhere: a guard answers at once. */
    answerGuarded(call) {
        this.noteHit(call, 'guarded');
        return true;
    }
    noteHit(call, outcome, hit) {
        this.recipe.counters.answered(outcome, call.trace);
        if (outcome === 'hit' && hit?.payload instanceof outcome_codec_1.LocalCopy)
            this.recipe.counters.localHits += 1;
        if (diagnostics_1.hitChannel.hasSubscribers)
            (0, publish_hit_1.publishHit)(this.recipe, call.question.key, outcome);
        this.recipe.onHit?.(call.instance, (0, call_1.argumentsOf)(call));
    }
}
exports.CallAnswers = CallAnswers;
//# sourceMappingURL=call-answers.js.map