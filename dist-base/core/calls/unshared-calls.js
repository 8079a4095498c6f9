"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnsharedCalls = void 0;
exports.useOf = useOf;
const diagnostics_1 = require("../../ports/diagnostics");
const deliver_1 = require("./deliver");
const publish_hit_1 = require("./publish-hit");
const recipe_1 = require("./recipe");
const runner_1 = require("./runner");
/**
 * Calls inside a transaction, which may read what is not committed, or a snapshot of before somebody else's commit: what
 * they compute is nobody else's. They open no ticket, lead no flight and keep nothing; what others have kept may answer
 * them, until the transaction has changed something.
 */
class UnsharedCalls {
    constructor(recipe, parts) {
        this.recipe = recipe;
        this.cache = parts.cache;
        this.runner = new runner_1.Runner(recipe, parts);
        this.ask = (0, recipe_1.questionsOf)(recipe);
    }
    async call(keyless, transaction) {
        const call = transaction.mayReadHits() ? this.withKey(keyless) : undefined;
        if (call === undefined)
            return this.runner.runWithoutKey(keyless);
        const found = await this.cache.peek(call.question);
        const use = found.kind === 'hit' ? useOf(this.recipe, this.cache.freshness(found)) : undefined;
        const isAnswer = found.kind === 'hit' && use !== undefined && transaction.mayReadHits();
        const outcome = isAnswer ? this.recipe.codec.decode(found.payload, call.question.key) : undefined;
        if (!isAnswer || outcome === undefined)
            return this.runner.runUnkept(call);
        this.recipe.counters.answered(use, call.trace);
        if (diagnostics_1.hitChannel.hasSubscribers)
            (0, publish_hit_1.publishHit)(this.recipe, call.question.key, use);
        call.trace?.found(this.cache.freshness(found));
        this.recipe.onHit?.(call.instance, call.snapshot?.restore() ?? call.args);
        return (0, deliver_1.deliver)(outcome);
    }
    /** Of a refresh: it runs, and is no call. */
    run(keyless) {
        return this.runner.runUncounted(keyless);
    }
    withKey({ instance, args, trace }) {
        const key = this.recipe.keyFor(instance, args);
        const question = key === undefined ? undefined : this.ask(key, instance, args);
        if (question === undefined)
            return undefined;
        return { question, instance, args, trace, snapshot: this.recipe.snapshot(instance, args, question.key) };
    }
}
exports.UnsharedCalls = UnsharedCalls;
/** What was kept is good for inside a transaction; undefined: for nothing any more. Others renew it. */
function useOf({ windows }, freshness) {
    if (windows === undefined)
        return 'hit';
    if (windows.judge(freshness) === 'past')
        return undefined;
    return freshness.ttl > 0 ? 'hit' : 'stale';
}
//# sourceMappingURL=unshared-calls.js.map