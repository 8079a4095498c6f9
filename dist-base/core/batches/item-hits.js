"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ItemHits = void 0;
const diagnostics_1 = require("../../ports/diagnostics");
const outcome_codec_1 = require("../../ports/outcome-codec");
const call_1 = require("../calls/call");
const deliver_1 = require("../calls/deliver");
const publish_hit_1 = require("../calls/publish-hit");
/** Ids of a batch whose outcomes were kept: each is a hit of the single method. */
class ItemHits {
    /** @param audit what comes between a hit and its answer, if anything does */
    constructor(recipe, cache, audit) {
        this.recipe = recipe;
        this.cache = cache;
        this.audit = audit;
    }
    /** undefined: what lies under the key is not one of ours. */
    read({ question }, { payload }) {
        return this.recipe.codec.decode(payload, question.key);
    }
    /** Answers an id with what was read; undefined: that is done. An error is that of the whole batch. */
    answer(item, { hit, outcome, isStale = false }, answers) {
        this.note(item, hit, isStale ? 'stale' : 'hit');
        if (outcome.kind === 'error')
            return { kind: 'failed', error: outcome.error };
        const makeCopy = () => (0, deliver_1.deliver)(this.read(item, hit) ?? outcome);
        if (this.audit === undefined || isStale)
            return void answers.put(item, (0, deliver_1.deliver)(outcome), makeCopy);
        const audited = Promise.resolve(this.audit.deliver(outcome, item, hit));
        return audited.then((value) => void answers.put(item, value, makeCopy));
    }
    note(item, hit, kind) {
        const { counters, onHit } = this.recipe;
        item.trace?.found(this.cache.freshness(hit));
        counters.answered(kind, item.trace);
        if (kind === 'hit' && hit.payload instanceof outcome_codec_1.LocalCopy)
            counters.localHits += 1;
        if (diagnostics_1.hitChannel.hasSubscribers)
            (0, publish_hit_1.publishHit)(this.recipe, item.question.key, kind);
        onHit?.(item.instance, (0, call_1.argumentsOf)(item));
    }
}
exports.ItemHits = ItemHits;
//# sourceMappingURL=item-hits.js.map