"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnsharedBatches = void 0;
const runner_1 = require("../calls/runner");
const unshared_calls_1 = require("../calls/unshared-calls");
const batch_answers_1 = require("./batch-answers");
const batch_items_1 = require("./batch-items");
const batch_run_1 = require("./batch-run");
const batch_runs_1 = require("./batch-runs");
const item_hits_1 = require("./item-hits");
const undecided_items_1 = require("./undecided-items");
const unfit_answers_1 = require("./unfit-answers");
/**
 * Batches inside a transaction, as single calls are made there: what they compute is nobody else's; what others have kept
 * may answer an id, until the transaction has changed something.
 */
class UnsharedBatches {
    constructor(batch, parts) {
        this.batch = batch;
        this.cache = parts.cache;
        this.runner = new runner_1.Runner(batch.single, parts);
        this.hits = new item_hits_1.ItemHits(batch.single, this.cache);
        this.runs = new batch_runs_1.BatchRuns(batch, { ...parts, runner: this.runner, stale: undefined });
        this.unfit = new unfit_answers_1.UnfitAnswers(batch, this.runner);
        this.ask = (0, batch_items_1.askSingle)(batch.single);
    }
    call(call, transaction) {
        const { single: recipe, listener } = this.batch;
        const ask = transaction.mayReadHits() ? this.ask : () => undefined;
        const items = (0, batch_items_1.itemsOf)(call, { recipe, listener, ask });
        const under = (0, batch_answers_1.beginBatch)(call, items);
        const answer = this.unfit.settle(under, this.answerAll(under, transaction));
        for (const { trace } of items)
            if (trace !== undefined)
                listener?.called(trace, answer);
        return answer;
    }
    /** Of a refresh: it runs, and is no call. */
    async run(call) {
        const { answer, fitted } = await (0, batch_run_1.runBatch)(this.batch, this.runner, { ...call, outcome: 'refresh' });
        return fitted.kind === 'fit' ? fitted.items : answer;
    }
    async answerAll(under, transaction) {
        const found = await Promise.all(under.items.map(async (item) => (0, batch_items_1.isKeyed)(item) ? this.look(item, under, transaction) : (0, undecided_items_1.leadAlone)(item, 'bypass')));
        const failed = found.find(undecided_items_1.isFailed);
        if (failed !== undefined)
            throw failed.error;
        await this.runs.run(found.filter(undecided_items_1.isLed), under);
    }
    async look(item, { answers }, transaction) {
        const hit = await this.cache.peek(item.question);
        const use = hit.kind === 'hit' ? (0, unshared_calls_1.useOf)(this.batch.single, this.cache.freshness(hit)) : undefined;
        const isAnswer = hit.kind === 'hit' && use !== undefined && transaction.mayReadHits();
        const outcome = isAnswer ? this.hits.read(item, hit) : undefined;
        if (!isAnswer || outcome === undefined)
            return (0, undecided_items_1.leadAlone)(item, 'bypass');
        return this.hits.answer(item, { hit, outcome, isStale: use === 'stale' }, answers);
    }
}
exports.UnsharedBatches = UnsharedBatches;
//# sourceMappingURL=unshared-batches.js.map