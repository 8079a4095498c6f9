"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AvoidingCache = void 0;
/**
 * Does without what waits to be dropped: while a name is not confirmed as dropped, nothing that it names is answered,
 * joined or kept by this process. Where nothing waits, which is nearly always, a call pays for one look at a flag.
 */
class AvoidingCache {
    constructor(cache, unconfirmed) {
        this.cache = cache;
        this.unconfirmed = unconfirmed;
        this.keeps = cache.keeps;
    }
    get isReady() {
        return this.cache.isReady;
    }
    get isBreakerOpen() {
        return this.cache.isBreakerOpen;
    }
    get held() {
        return this.cache.held;
    }
    lookup(question) {
        if (question.kind === 'mark')
            this.unconfirmed.noteGuard(question.group);
        return this.mustAvoid(question) ? bypass() : this.cache.lookup(question);
    }
    /** There is none while something waits to be dropped: each question is then looked into. */
    get lookupAll() {
        return this.unconfirmed.hasAny ? undefined : this.cache.lookupAll?.bind(this.cache);
    }
    peek(question) {
        return this.mustAvoid(question) ? bypass() : this.cache.peek(question);
    }
    open(question, mode) {
        return this.mustAvoid(question) ? bypass() : this.cache.open(question, mode);
    }
    lookupPast(question, hit) {
        return this.mustAvoid(question) ? bypass() : this.cache.lookupPast(question, hit);
    }
    fill(ticket, payload, terms) {
        const { unconfirmed } = this;
        if (!unconfirmed.hasAny || !unconfirmed.has(ticket.question, terms.tags))
            return this.cache.fill(ticket, payload, terms);
        void this.cache.release(ticket);
        return false;
    }
    release(ticket, fate) {
        return this.cache.release(ticket, fate);
    }
    drop(names, manner) {
        return this.cache.drop(names, manner);
    }
    clear(manner) {
        return this.cache.clear(manner);
    }
    freshness(hit) {
        return this.cache.freshness(hit);
    }
    close() {
        this.unconfirmed.close();
        return this.cache.close();
    }
    mustAvoid(question) {
        return this.unconfirmed.hasAny && this.unconfirmed.mayAnswer(question);
    }
}
exports.AvoidingCache = AvoidingCache;
/** One of its own for each call: who gets the same may share a run. */
function bypass() {
    return { kind: 'bypass' };
}
//# sourceMappingURL=avoiding.cache.js.map