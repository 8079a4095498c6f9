"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BatchMemoizer = void 0;
const computation_1 = require("../calls/computation");
const recipe_1 = require("../calls/recipe");
const runner_1 = require("../calls/runner");
const stale_outcomes_1 = require("../calls/stale-outcomes");
const batch_answers_1 = require("./batch-answers");
const batch_items_1 = require("./batch-items");
const batch_renewal_1 = require("./batch-renewal");
const batch_runs_1 = require("./batch-runs");
const item_joins_1 = require("./item-joins");
const item_lookups_1 = require("./item-lookups");
const undecided_items_1 = require("./undecided-items");
const unfit_answers_1 = require("./unfit-answers");
class BatchMemoizer {
    constructor(batch, parts) {
        this.batch = batch;
        const { single } = batch;
        const stale = single.windows && new stale_outcomes_1.StaleOutcomes(single, single.windows, parts);
        const runner = new runner_1.Runner(single, { ...parts, stale: stale && renewalsOnly(stale) });
        this.cache = parts.cache;
        const makeRenewer = () => {
            const renewal = new batch_renewal_1.BatchRenewal(batch, runner);
            const perform = (run) => renewal.run(run);
            return new runner_1.Runner(single, { ...parts, stale: stale && renewalsOnly(stale), perform });
        };
        this.lookups = new item_lookups_1.ItemLookups(single, parts, { stale, makeRenewer });
        this.joins = new item_joins_1.ItemJoins(single, runner);
        this.runs = new batch_runs_1.BatchRuns(batch, { cache: parts.cache, clock: parts.clock, runner, stale });
        this.unfit = new unfit_answers_1.UnfitAnswers(batch, runner);
        this.ask = (0, batch_items_1.askSingle)(single);
    }
    /** The memoized call. In memory its ids have their flights at once: whoever comes in the same tick joins them. */
    call(call) {
        const { single: recipe, listener } = this.batch;
        const items = (0, batch_items_1.itemsOf)(call, { recipe, listener, ask: this.ask });
        const under = (0, batch_answers_1.beginBatch)(call, items);
        const answer = this.unfit.settle(under, this.answerAll(under));
        for (const { trace } of items)
            if (trace !== undefined)
                listener?.called(trace, answer);
        return answer;
    }
    /**
     * Runs the method for all ids now, never joins, and replaces what was kept of them, unless the method throws. Answers
     * once the cache has answered the fills.
     *
     * @param keyOf of a call of the single method. What it throws, this rejects with
     */
    async refresh(call, keyOf) {
        const makeQuestion = (0, recipe_1.questionsOf)(this.batch.single);
        const items = (0, batch_items_1.itemsOf)(call, {
            recipe: this.batch.single,
            ask: (instance, args) => makeQuestion(keyOf(args), instance, args),
        });
        const under = (0, batch_answers_1.beginBatch)(call, items, false);
        const led = items.map(async (item) => ((0, batch_items_1.isKeyed)(item) ? this.replace(item) : (0, undecided_items_1.leadAlone)(item, 'bypass')));
        return this.unfit.settle(under, this.runs.run(await Promise.all(led), under));
    }
    async answerAll(under) {
        let asked = under.items.filter(batch_items_1.isKeyed);
        let led = under.items.filter((item) => !(0, batch_items_1.isKeyed)(item)).map((item) => (0, undecided_items_1.leadAlone)(item, 'bypass'));
        while (asked.length > 0 || led.length > 0) {
            const found = await this.lookups.find(asked, under.answers);
            const left = await this.decide([...led, ...found.filter((each) => each !== undefined)], under);
            led = left.filter((each) => !(each instanceof batch_items_1.BatchItem));
            asked = left.filter((each) => each instanceof batch_items_1.BatchItem);
        }
    }
    /** Answers those of which it is left, for whatever reason, to ask again. */
    async decide(found, under) {
        const led = found.filter(undecided_items_1.isLed);
        const failed = found.find(undecided_items_1.isFailed);
        if (failed !== undefined) {
            this.runs.abandon(led, under);
            throw failed.error;
        }
        const waits = found.filter(undecided_items_1.isJoined).map((each) => this.joins.wait(each, under.answers));
        const [left] = await Promise.all([Promise.all(waits), this.runs.run(led, under)]);
        return left.filter((each) => each !== undefined);
    }
    replace(item) {
        const opened = this.cache.open(item.question, 'replace');
        // At once where it can be: whoever comes in the same tick has to find the flight.
        return opened instanceof Promise
            ? opened.then((answer) => this.lookups.begin(item, (0, computation_1.basisOf)(answer)))
            : this.lookups.begin(item, (0, computation_1.basisOf)(opened));
    }
}
exports.BatchMemoizer = BatchMemoizer;
/** No call goes by this runner, so that none is answered with what was kept. */
function renewalsOnly(stale) {
    return {
        afterThrow: (run, call, computation) => stale.afterThrow(run, call, computation),
        answer: () => undefined,
    };
}
//# sourceMappingURL=batch-memoizer.js.map