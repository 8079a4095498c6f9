"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TickGatherer = void 0;
const lookup_batch_1 = require("./lookup-batch");
/**
 * Gathers the questions of one tick into one batch. It is sent when every caller of the tick has run, microtasks and
 * what they call included, and before the loop reads from a socket again: a call that joins a run begun before it must
 * not come after an invalidation that was confirmed in between, and a confirmation has to be read from a socket.
 */
class TickGatherer {
    constructor(settings) {
        this.settings = settings;
    }
    /** The batch of this tick. */
    get current() {
        return (this.batch ??= this.open());
    }
    add(batch, question) {
        const { deadlines, readDeadline } = this.settings;
        if (batch.lookups.length === 0)
            deadlines.start(batch, readDeadline);
        question.due = batch.due;
        return batch.add(question);
    }
    /** An invalidation may have been confirmed without a socket: whoever asks from now on shares nothing of before. */
    forget() {
        this.batch = undefined;
    }
    open() {
        const { observer, readDeadline, scheduler } = this.settings;
        const batch = new lookup_batch_1.LookupBatch(observer, readDeadline);
        // In a macrotask nextTick alone comes before the microtasks; queued by one of them it comes after them all.
        queueMicrotask(() => scheduler.beforePoll(() => this.close(batch)));
        return batch;
    }
    close(batch) {
        if (this.batch === batch)
            this.batch = undefined;
        if (batch.lookups.length > 0)
            this.settings.send(batch.lookups);
    }
}
exports.TickGatherer = TickGatherer;
//# sourceMappingURL=tick-gatherer.js.map