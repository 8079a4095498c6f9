"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnconfirmedDrops = void 0;
const unconfirmed_drop_error_1 = require("../../ports/unconfirmed-drop.error");
const retry_1 = require("../../time/retry");
const unconfirmed_names_1 = require("./unconfirmed-names");
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;
/**
 * What was to be dropped from one cache, was not confirmed, and nobody was told of: it waits here, bounded, and is sent
 * again until it is confirmed. Meanwhile this process does without what it names: see avoiding.cache.ts.
 */
class UnconfirmedDrops {
    constructor(cache, settings) {
        this.cache = cache;
        this.settings = settings;
        /** What a call looks at first, and mostly last. */
        this.hasAny = false;
        this.waiting = new unconfirmed_names_1.UnconfirmedNames();
        /** Of the marks that were asked for. */
        this.guards = new Set();
        this.isClosed = false;
        const { scheduler, random } = settings;
        this.retry = new retry_1.Retry({ scheduler, random, first: FIRST_PAUSE_MS, longest: LONGEST_PAUSE_MS });
    }
    add(drop) {
        if (this.isClosed)
            return;
        this.waiting.add(drop, this.guards);
        this.count();
        if (this.underWay === undefined)
            this.schedule();
    }
    noteGuard(group) {
        this.guards.add(group);
    }
    /** Whether the cache must not be asked. */
    mayAnswer(question) {
        return this.waiting.mayAnswer(question) || this.underWay?.mayAnswer(question) === true;
    }
    /** Whether an outcome must not be kept. */
    has(question, resultTags) {
        return this.waiting.has(question, resultTags) || this.underWay?.has(question, resultTags) === true;
    }
    /** What waits is lost with the process. */
    close() {
        this.isClosed = true;
        this.retry.cancel();
    }
    schedule() {
        this.retry.schedule(() => void this.send());
    }
    async send() {
        const sent = this.waiting;
        this.underWay = sent;
        this.waiting = new unconfirmed_names_1.UnconfirmedNames();
        const [namesLeft, isWholeLeft] = await Promise.all([this.drop(sent), this.clear(sent)]);
        this.underWay = undefined;
        for (const left of sent.pick(namesLeft, isWholeLeft))
            this.waiting.add(left, this.guards);
        this.count();
        if (this.isClosed)
            return;
        if (this.hasAny)
            return this.schedule();
        this.retry.succeeded();
        this.settings.onConfirmed();
    }
    /** Answers what is not confirmed. */
    async drop({ names }) {
        if (names === undefined)
            return undefined;
        try {
            await this.cache.drop(names);
            return undefined;
        }
        catch (error) {
            return error instanceof unconfirmed_drop_error_1.UnconfirmedDropError ? error.names : names;
        }
    }
    /** Answers whether it is not confirmed. */
    async clear({ isWhole }) {
        if (!isWhole)
            return false;
        try {
            await this.cache.clear();
            return false;
        }
        catch {
            return true;
        }
    }
    count() {
        const size = this.waiting.size + (this.underWay?.size ?? 0);
        this.hasAny = size > 0;
        this.settings.counters.pendingInvalidations = size;
    }
}
exports.UnconfirmedDrops = UnconfirmedDrops;
//# sourceMappingURL=unconfirmed-drops.js.map