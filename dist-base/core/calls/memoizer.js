"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Memoizer = void 0;
const diagnostics_1 = require("../../ports/diagnostics");
const call_answers_1 = require("./call-answers");
const computation_1 = require("./computation");
const publish_hit_1 = require("./publish-hit");
const recipe_1 = require("./recipe");
class Memoizer {
    constructor(recipe, parts) {
        this.recipe = recipe;
        this.cache = parts.cache;
        this.flights = parts.flights;
        this.answers = new call_answers_1.CallAnswers(recipe, parts);
        this.lookups = this.answers.lookups;
        this.counters = recipe.counters;
        this.isGuard = recipe.kind === 'mark';
        this.ask = (0, recipe_1.questionsOf)(recipe);
    }
    /**
     * The memoized call.
     *
     * @param trace where the call writes what happened to it; undefined where nobody asked
     */
    call(instance, args, trace) {
        const { recipe } = this;
        const key = recipe.keyFor(instance, args);
        if (key === undefined)
            return this.answers.answerWithoutKey({ instance, args, trace });
        const question = this.ask(key, instance, args);
        if (question === undefined)
            return this.answers.answerWithoutKey({ instance, args, trace });
        const found = this.lookups.lookup(question);
        if (!(found instanceof Promise) && found.kind === 'hit') {
            // The hot path of a memory cache: nothing is made but the caller's own copy.
            const replayed = recipe.codec.replay(found.payload, key);
            if (replayed !== undefined) {
                if (trace !== undefined)
                    this.trace(trace, found);
                if (this.isGuard)
                    this.counters.guarded += 1;
                else
                    this.counters.hits += 1;
                if (diagnostics_1.hitChannel.hasSubscribers)
                    (0, publish_hit_1.publishHit)(recipe, key, this.isGuard ? 'guarded' : 'hit');
                if (recipe.onHit !== undefined)
                    recipe.onHit(instance, args);
                return replayed;
            }
        }
        const snapshot = this.isReadLater(found) ? recipe.snapshot(instance, args, key) : undefined;
        const call = { question, instance, args, snapshot, trace };
        return found instanceof Promise
            ? found.then((lookup) => this.answers.answer(call, lookup))
            : this.answers.answerNow(call, found);
    }
    /**
     * Runs the method now, never joins, and replaces what was kept, unless the method throws an unlisted error. Answers once
     * the cache has answered the fill: a read that comes after it finds its outcome, or a later one.
     */
    refresh(key, instance, args) {
        const question = this.ask(key, instance, args);
        if (question === undefined)
            return this.recipe.run(instance, args);
        const snapshot = this.recipe.snapshot(instance, args, key);
        const call = { question, instance, args, snapshot, trace: undefined };
        const run = (opened) => this.answers.compute(call, (0, computation_1.basisOf)(opened), { waitsForFill: true, purpose: 'refresh' });
        const opened = this.cache.open(question, 'replace');
        // At once where it can be: whoever comes in the same tick has to find the flight.
        return opened instanceof Promise ? opened.then(run) : run(opened);
    }
    /** What is kept of a call: only looks, and runs nothing. */
    async peek(key, instance, args) {
        const question = this.ask(key, instance, args);
        if (question === undefined)
            return { kind: 'bypass' };
        const found = await this.cache.peek(question);
        if (found.kind !== 'hit')
            return found;
        const outcome = this.recipe.codec.decode(found.payload, key);
        return outcome ? { kind: 'kept', outcome, ...this.cache.freshness(found) } : { kind: 'absent' };
    }
    /** Whether the arguments are read when the caller may have changed them: a run begins at once only in memory. */
    isReadLater(found) {
        if (found instanceof Promise || this.recipe.looksBack)
            return true;
        return this.flights.find(found.kind === 'miss' ? found.ticket.id : found) !== undefined;
    }
    trace(trace, hit) {
        trace.outcome = this.isGuard ? 'guarded' : 'hit';
        trace.found(this.cache.freshness(hit));
    }
}
exports.Memoizer = Memoizer;
//# sourceMappingURL=memoizer.js.map