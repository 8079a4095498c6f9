"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JoinedCalls = void 0;
const computation_1 = require("./computation");
const deliver_1 = require("./deliver");
/** Calls that wait for a computation under way, here or in another process. */
class JoinedCalls {
    constructor(recipe, { cache, lookups, flights, leaseWait, runner, onward }) {
        this.recipe = recipe;
        this.leave = (call, landing, flight) => {
            switch (landing.kind) {
                case 'landed':
                    return this.receive(call, landing);
                case 'aged':
                    return this.onward.answer(call, landing.found, false);
                case 'failed':
                    this.recipe.counters.answered('joined', call.trace);
                    throw landing.error;
                case 'alone':
                    return this.runner.runAlone(call);
                case 'overdue':
                    return this.replaceOverdue(call, flight);
                case 'again':
                    return this.askAgain(call);
            }
        };
        /**
         * A tag was invalidated when the run was under way, perhaps one that its outcome carries: the cache knows, once it has
         * answered the fill. So what others invalidate costs a look-up, and no run.
         */
        this.askAfter = async (call, landing, flight) => {
            if (landing.kind === 'overdue')
                return this.replaceOverdue(call, flight);
            if (landing.kind === 'landed')
                await landing.filled;
            return this.askAgain(call);
        };
        this.cache = cache;
        this.lookups = lookups;
        this.flights = flights;
        this.leaseWait = leaseWait;
        this.runner = runner;
        this.onward = onward;
    }
    /** @param tagTime of the ticket that the call has seen */
    join(call, flight, tagTime) {
        const leave = flight.tagTime === tagTime ? this.leave : this.askAfter;
        return flight.join().then((landing) => leave(call, landing, flight));
    }
    /** @param lookups whom to ask meanwhile */
    async waitForOtherProcess(call, ticket, lookups = this.lookups) {
        const flight = this.flights.begin(ticket.id, ticket.tagTime);
        const found = await this.leaseWait.for(ticket, lookups);
        if (found.kind === 'miss' && found.ticket.id === ticket.id)
            return this.onward.compute(call, found.ticket, { flight });
        flight.end();
        if (found.kind === 'hit')
            return this.landFromElsewhere(call, found, flight);
        flight.land({ kind: 'again' });
        return this.onward.answer(call, found, false);
    }
    /**
     * A run that hangs is outdated, so that neither those who wait for it nor those who still come do so for ever; and one
     * run takes its place, not one for each of them.
     */
    async replaceOverdue(call, flight) {
        if (flight.replacement !== undefined) {
            await flight.replacement;
            return this.askAgain(call);
        }
        const opening = Promise.resolve(this.cache.open(call.question, 'replace'));
        const started = opening.then((opened) => {
            // Nobody may find it any more, not even where the cache has not answered, and nothing else is under its ticket.
            flight.end();
            return { answer: this.onward.compute(call, (0, computation_1.basisOf)(opened)) };
        });
        flight.replacement = started;
        return (await started).answer;
    }
    async askAgain(call) {
        return this.onward.answer(call, await this.lookups.lookup(call.question), false);
    }
    landFromElsewhere(call, { payload }, flight) {
        const landing = { kind: 'landed', payload, filled: true };
        flight.land(landing);
        return this.receive(call, landing);
    }
    receive(call, { payload, filled }) {
        // Another method with the same prefix may have made it, and may list classes that this one does not.
        const outcome = this.recipe.codec.decode(payload, call.question.key);
        if (!outcome)
            return this.runner.runAlone(call);
        this.recipe.counters.answered('joined', call.trace);
        this.runner.callBackOnMiss(call, filled);
        return (0, deliver_1.deliver)(outcome);
    }
}
exports.JoinedCalls = JoinedCalls;
//# sourceMappingURL=joined-calls.js.map