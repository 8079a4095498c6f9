"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TieredCache = void 0;
const names_left_1 = require("../../ports/names-left");
const unconfirmed_drop_error_1 = require("../../ports/unconfirmed-drop.error");
const pause_1 = require("../../time/pause");
const local_hit_1 = require("./local-hit");
const local_lease_1 = require("./local-lease");
class TieredCache {
    constructor(cache, settings) {
        this.cache = cache;
        this.settings = settings;
        /** Of refreshes. */
        this.replacing = new WeakSet();
        this.keeps = cache.keeps;
        this.copies = settings.copies;
    }
    get isReady() {
        return this.cache.isReady;
    }
    get isBreakerOpen() {
        return this.cache.isBreakerOpen;
    }
    get held() {
        return this.copies?.held;
    }
    lookup(question) {
        if (this.copies === undefined || !mayBeCopied(question))
            return this.cache.lookup(question);
        return this.copies.find(question) ?? this.ask(question, () => this.cache.lookup(question));
    }
    /** Of the shared cache itself: whoever peeks wants to know what is kept now. */
    peek(question) {
        return this.cache.peek(question);
    }
    open(question, mode) {
        const opened = this.cache.open(question, mode);
        if (mode === 'share' || !mayBeCopied(question))
            return opened;
        return opened instanceof Promise
            ? opened.then((answer) => this.noteReplacing(answer))
            : this.noteReplacing(opened);
    }
    lookupPast(question, hit) {
        const past = originOf(hit);
        if (!mayBeCopied(question))
            return this.cache.lookupPast(question, past);
        this.copies?.forget(question);
        return this.ask(question, () => this.cache.lookupPast(question, past));
    }
    fill(ticket, payload, terms) {
        const filled = this.cache.fill(ticket, payload, terms);
        return mayBeCopied(ticket.question) ? this.replaceCopies(ticket, filled) : filled;
    }
    release(ticket, fate) {
        if (fate !== undefined)
            this.copies?.forget(ticket.question);
        const elsewhere = fate?.kind === 'rests' ? { ...fate, hit: originOf(fate.hit) } : fate;
        return this.cache.release(ticket, elsewhere);
    }
    /** What was confirmed is waited for, also where not all of it was. */
    async drop(names, { waitsForCopies = true } = {}) {
        const confirmed = new names_left_1.NamesLeft(names);
        try {
            await this.cache.drop(names);
        }
        catch (error) {
            confirmed.remove(error instanceof unconfirmed_drop_error_1.UnconfirmedDropError ? error.names : names);
            throw error;
        }
        finally {
            this.copies?.drop(names);
            if (waitsForCopies && reachesCopies(confirmed.names))
                await this.untilLeasesEnd();
        }
    }
    async clear({ waitsForCopies = true } = {}) {
        try {
            await this.cache.clear();
        }
        finally {
            this.copies?.clear();
        }
        if (waitsForCopies)
            await this.untilLeasesEnd();
    }
    freshness(hit) {
        return this.cache.freshness(originOf(hit));
    }
    close() {
        this.copies?.clear();
        return this.cache.close();
    }
    ask(question, ask) {
        const { copies } = this;
        if (copies === undefined)
            return ask();
        const asked = copies.ask(question);
        const note = (found) => {
            if (found.kind === 'hit')
                copies.keep(asked, found, this.cache.freshness(found));
            return found;
        };
        const answer = ask();
        return answer instanceof Promise ? answer.then(note) : note(answer);
    }
    noteReplacing(opened) {
        if (opened.kind === 'miss')
            this.replacing.add(opened.ticket);
        return opened;
    }
    /**
     * Others go on answering what a refresh has replaced, until their leases end; also where it was refused, because a later
     * refresh has replaced it, or an invalidation, which the caller of this one has not waited for.
     */
    async replaceCopies(ticket, filled) {
        const isKept = await filled;
        this.copies?.forget(ticket.question);
        if (isKept !== undefined && this.replacing.has(ticket))
            await this.untilLeasesEnd();
        return isKept;
    }
    /**
     * To be called when what ends them is confirmed, and not before. The process goes on until then: whoever waits has been
     * promised an answer, and by then the way to the store, which kept the process alive, may be closed.
     */
    untilLeasesEnd() {
        return (0, pause_1.pause)(this.settings.scheduler, local_lease_1.LEASE_WAIT_MS, true);
    }
}
exports.TieredCache = TieredCache;
function mayBeCopied({ kind, localCopies }) {
    return kind === 'outcome' && localCopies !== false;
}
function reachesCopies({ keys = [], groups = [], tags = [] }) {
    return keys.length > 0 || groups.length > 0 || tags.length > 0;
}
function originOf(hit) {
    return hit instanceof local_hit_1.LocalHit ? hit.origin : hit;
}
//# sourceMappingURL=tiered.cache.js.map