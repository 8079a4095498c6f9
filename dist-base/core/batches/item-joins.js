"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ItemJoins = void 0;
const deliver_1 = require("../calls/deliver");
const undecided_items_1 = require("./undecided-items");
/** Ids of a batch that wait for computations under way in this process: of single calls, or of other batches. */
class ItemJoins {
    constructor(recipe, runner) {
        this.runner = runner;
        this.codec = recipe.codec;
        this.counters = recipe.counters;
    }
    /**
     * Waits until the computation has landed. Undefined: it has answered.
     *
     * @throws what the run has thrown that it joined (as a rejection)
     */
    async wait({ item, flight, tagTime }, answers) {
        const landing = await flight.join();
        item.overdue = landing.kind === 'overdue' ? flight : undefined;
        if (landing.kind === 'overdue')
            return item;
        if (flight.tagTime === tagTime)
            return this.leave(item, landing, answers);
        // A tag was invalidated when the run was under way: the cache knows which, once it has answered the fill.
        if (landing.kind === 'landed')
            await landing.filled;
        return item;
    }
    leave(item, landing, answers) {
        switch (landing.kind) {
            case 'landed':
                return this.receive(item, landing, answers);
            case 'failed':
                this.counters.answered('joined', item.trace);
                throw landing.error;
            case 'alone':
                return (0, undecided_items_1.leadAlone)(item, 'miss');
            case 'aged':
            case 'again':
                return item;
        }
    }
    receive(item, { payload, filled }, answers) {
        const read = () => this.codec.decode(payload, item.question.key);
        // Another method with the same prefix may have made it, and may list classes that this one does not.
        const outcome = read();
        if (outcome === undefined)
            return (0, undecided_items_1.leadAlone)(item, 'miss');
        this.counters.answered('joined', item.trace);
        this.runner.callBackOnMiss(item, filled);
        answers.put(item, (0, deliver_1.deliver)(outcome), () => (0, deliver_1.deliver)(read() ?? outcome));
        return undefined;
    }
}
exports.ItemJoins = ItemJoins;
//# sourceMappingURL=item-joins.js.map