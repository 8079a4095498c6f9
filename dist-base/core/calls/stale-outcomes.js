"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StaleOutcomes = void 0;
/**
 * What becomes of outcomes past their life, or near its end: they are renewed in the background, or answer for a run that
 * has thrown.
 *
 * None is ever served from what a process has in hand: after a throw the cache is asked once more, and what was invalidated
 * during the run is not there. A renewal is a computation like any other, with a ticket of its own, so that an invalidation
 * during it wins, too. It belongs to nobody: it runs outside of the call that has led to it, and only if the call has the
 * same key there. What one tenant's call has read from its surroundings is never kept under the key of another's.
 */
const callback_error_1 = require("../../errors/callback.error");
const describe_value_1 = require("../../errors/describe-value");
const windowed_lookups_1 = require("../stale/windowed-lookups");
const call_1 = require("./call");
const computation_1 = require("./computation");
const ENDS = { kind: 'ends' };
class StaleOutcomes {
    constructor(recipe, windows, { cache, flights, renewals }) {
        this.recipe = recipe;
        this.windows = windows;
        this.cache = cache;
        this.flights = flights;
        this.renewals = renewals;
        this.lookups = new windowed_lookups_1.WindowedLookups(cache, windows);
    }
    /** Begins to renew what was found, unless that is under way. False: it cannot be renewed. */
    renew(call, { hit }, runner) {
        const { key } = call.question;
        const { renewal } = this.recipe;
        if (this.renewals.has(key))
            return true;
        const args = renewal?.copyArguments((0, call_1.argumentsOf)(call));
        if (renewal === undefined || args === undefined)
            return false;
        if (!renewal.outsideOfCalls(() => renewal.hasKey(key, call.instance, args)))
            return false;
        const question = { ...call.question, due: undefined }; // by then the call that has led to it has its answer
        const { instance } = call;
        // Callbacks are given the arguments when the method has run, which may change its own.
        const snapshot = this.recipe.looksBack ? this.recipe.snapshot(instance, args, key) : undefined;
        const renewed = { question, instance, args, snapshot, trace: undefined };
        const renew = () => this.renewNow(renewed, hit, { renewal, runner });
        this.renewals.begin(key, () => renewal.outsideOfCalls(renew));
        return true;
    }
    /** What a run comes to that left nothing to keep: one that answers a call, or a renewal. Of a refresh, the old outcome stays. */
    async afterThrow(run, call, { basis, purpose, renewed }) {
        if (!(0, computation_1.isTicket)(basis) || purpose === 'refresh')
            return {};
        if (run.kind === 'returned' || run.isAborted)
            return {};
        if (!this.isFailure(run.error))
            return { fate: ENDS };
        if (renewed !== undefined)
            return { fate: this.restOf(renewed) };
        const kept = await this.peek(call.question, run.ms);
        if (kept === undefined)
            return { fate: ENDS };
        return kept.kind === 'hit' ? { kept } : { kept, fate: this.restOf(kept.hit) };
    }
    /**
     * What is still kept, and answers for a run that has thrown.
     *
     * @param ms how long that took: it is no part of the time that the cache may take
     */
    async peek(question, ms) {
        const { due = Infinity } = question;
        const found = await this.cache.peek({ ...question, due: due + ms });
        if (found.kind !== 'hit')
            return undefined;
        const freshness = this.cache.freshness(found);
        if (!this.windows.answersForError(freshness))
            return undefined;
        if (freshness.ttl > 0)
            return found;
        return { kind: 'aged', hit: found, freshness, isStale: true, wantsRenewal: false };
    }
    restOf(hit) {
        return { kind: 'rests', hit, ms: this.windows.retryAfter };
    }
    /** Where the method's own word on it fails, the source is taken to have answered. */
    isFailure(error) {
        try {
            return this.windows.isFailure(error);
        }
        catch (cause) {
            const reason = `threw ${(0, describe_value_1.describeThrown)(cause)}`;
            this.recipe.report(new callback_error_1.CallbackError({ method: this.recipe.name, callback: 'when', reason, cause }));
            return false;
        }
    }
    async renewNow(call, hit, { renewal, runner }) {
        // Whoever has found it has its answer before the method begins.
        await Promise.resolve();
        const opened = await this.cache.lookupPast(call.question, hit);
        if (opened.kind !== 'miss')
            return 'ended';
        const { ticket } = opened;
        if (this.flights.find(ticket.id) !== undefined)
            return 'ended';
        if (ticket.leasedElsewhere)
            return 'elsewhere';
        if (!renewal.hasKey(call.question.key, call.instance, call.args)) {
            void this.cache.release(ticket);
            return 'ended';
        }
        const flight = this.flights.begin(ticket.id, ticket.tagTime);
        const renewing = { basis: ticket, flight, waitsForFill: true, purpose: 'renewal', renewed: hit };
        await runner.compute(call, renewing).catch(() => undefined); // what it threw was seen to
        return 'ended';
    }
}
exports.StaleOutcomes = StaleOutcomes;
//# sourceMappingURL=stale-outcomes.js.map