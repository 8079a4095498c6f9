"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BatchRuns = void 0;
/**
 * The runs of a batch: for the ids that nobody has computed yet, as many at once as the method takes.
 *
 * Each id has a ticket and a flight of its own, so that what is invalidated during the run is refused for that id alone,
 * and whoever calls the single method meanwhile waits for its id. An error belongs to no id: those who had joined ask
 * again, and the first of them runs the single method.
 */
const argument_changed_error_1 = require("../../errors/argument-changed.error");
const call_1 = require("../calls/call");
const computation_1 = require("../calls/computation");
const item_hits_1 = require("./item-hits");
const batch_answers_1 = require("./batch-answers");
const batch_items_1 = require("./batch-items");
const batch_run_1 = require("./batch-run");
const unfit_answers_1 = require("./unfit-answers");
class BatchRuns {
    constructor(batch, { cache, clock, runner, stale }) {
        this.batch = batch;
        this.cache = cache;
        this.clock = clock;
        this.runner = runner;
        this.stale = stale;
        this.hits = new item_hits_1.ItemHits(batch.single, cache);
    }
    /**
     * Runs the method for these ids, in one run after the other.
     *
     * @throws what the method throws, and UnfitAnswer (as a rejection): what had ended before is kept
     */
    async run(led, under) {
        const { maxSize } = this.batch;
        for (let at = 0; at < led.length; at += maxSize) {
            const chunk = led.slice(at, at + maxSize);
            const began = this.clock.monotonic();
            const filled = await this.runChunk(chunk, under).catch(async (error) => {
                const ms = this.clock.monotonic() - began;
                const failed = await this.seeTo(chunk, { error, ms }, under);
                if (failed === undefined)
                    return [];
                this.abandon(failed, under);
                this.abandon(led.slice(at + maxSize), under);
                throw error;
            });
            if (!under.isCall)
                await Promise.all(filled);
        }
    }
    /**
     * What becomes of the ids of a run that has thrown. Undefined: what the cache still keeps of each of them has answered; as
     * an error belongs to no id, it is all of them or none.
     */
    async seeTo(led, { error, ms }, under) {
        const { stale } = this;
        if (stale === undefined || !under.isCall || error instanceof unfit_answers_1.UnfitAnswer)
            return led;
        // The caller has called it off: that says nothing of the source.
        const isAborted = led.some(({ item }) => (0, call_1.hasAbortedSignal)(item.args));
        const run = { kind: 'threw', error, ms, isAborted, outcome: undefined };
        const failed = await Promise.all(led.map(async (each) => {
            const { computation } = each;
            const failure = computation && (await stale.afterThrow(run, computation.item, computation));
            return { ...each, ...failure };
        }));
        const answers = failed.map((each) => this.answerOf(each));
        if (answers.includes(undefined))
            return failed;
        for (const answer of answers)
            answer?.(under);
        return undefined;
    }
    /** Answers with what is kept; undefined where nothing is, or an error. */
    answerOf({ computation, kept, fate, }) {
        if (computation === undefined || kept === undefined)
            return undefined;
        const { item, basis, flight } = computation;
        const isStale = kept.kind === 'aged';
        const hit = isStale ? kept.hit : kept;
        const outcome = this.hits.read(item, hit);
        if (outcome?.kind !== 'result')
            return undefined;
        return ({ answers }) => {
            if ((0, computation_1.isTicket)(basis))
                void this.cache.release(basis, fate);
            flight.end();
            flight.land({ kind: 'aged', found: kept });
            void this.hits.answer(item, { hit, outcome, isStale }, answers);
        };
    }
    /** Those who had joined go on by themselves. */
    abandon(led, { isCall }) {
        for (const { item, outcome, computation, fate } of led) {
            if (isCall)
                this.batch.single.counters.answered(outcome, item.trace);
            if (computation !== undefined)
                this.giveUp(computation, 'again', fate);
        }
    }
    async runChunk(led, under) {
        const { single, name: method } = this.batch;
        const restored = led.map(({ item }) => (0, batch_items_1.restoreItem)(item));
        if (restored.includes(undefined))
            single.report(new argument_changed_error_1.ArgumentChangedError({ method }));
        const lists = led.map(({ item }, index) => restored[index] ?? item.args);
        const ids = lists.map(([id]) => id);
        const [, ...further] = lists[0] ?? [];
        const { instance, isCall } = under;
        const run = { instance, ids, further, outcome: purposeOf(led, isCall) };
        const { answer, fitted } = await (0, batch_run_1.runBatch)(this.batch, this.runner, run);
        if (fitted.kind === 'unfit')
            throw new unfit_answers_1.UnfitAnswer(answer, ids.length, fitted);
        const copies = new batch_answers_1.OutcomeCopies(single.codec);
        return led.map((each, index) => {
            const { item } = each;
            const value = fitted.items[index];
            if (isCall)
                single.counters.answered(each.outcome, item.trace);
            const filled = this.conclude(each, value, restored[index] !== undefined);
            under.answers.put(item, copies.ownOf(item, value), () => copies.make(item, value));
            return filled;
        });
    }
    /** @param isKnown whether the arguments are those of the key */
    conclude({ item, outcome, computation }, value, isKnown) {
        if (computation === undefined) {
            if (outcome === 'miss')
                this.runner.callBackOnMiss(item, undefined);
            return undefined;
        }
        if (!isKnown)
            return this.giveUp(computation, 'alone');
        const filled = this.runner.conclude(computation.item, computation, { kind: 'result', value });
        this.runner.callBackOnMiss(item, filled);
        return filled;
    }
    giveUp({ basis, flight }, kind, fate) {
        if ((0, computation_1.isTicket)(basis))
            void this.cache.release(basis, fate);
        flight.end();
        flight.land({ kind });
    }
}
exports.BatchRuns = BatchRuns;
function purposeOf(led, isCall) {
    if (!isCall)
        return 'refresh';
    return led.some(({ outcome }) => outcome === 'miss') ? 'miss' : 'bypass';
}
//# sourceMappingURL=batch-runs.js.map