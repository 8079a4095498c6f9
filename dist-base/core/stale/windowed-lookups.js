"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WindowedLookups = void 0;
/** Looks up for a method with windows: tells what is fresh from what is not, and passes by what is of no use any more. */
class WindowedLookups {
    constructor(cache, windows) {
        this.cache = cache;
        this.windows = windows;
        /** Equal questions of one tick get the very same hit, and have to get the same ticket in its place. */
        this.past = new WeakMap();
    }
    /** The same for who has no use for what is past its life, because it cannot be renewed there. */
    get ofFresh() {
        return { lookup: (question) => this.lookupFresh(question) };
    }
    lookup(question) {
        return this.judgeAnswer(question, this.cache.lookup(question));
    }
    /** As if what was found were not there. */
    lookupPast(question, hit) {
        const known = this.past.get(hit);
        if (known !== undefined)
            return known;
        const found = this.judgeAnswer(question, this.cache.lookupPast(question, hit));
        this.past.set(hit, found);
        return found;
    }
    /** What a hit is good for as an answer that starts nothing; undefined: for nothing. */
    judge(hit) {
        const freshness = this.cache.freshness(hit);
        switch (this.windows.judge(freshness)) {
            case 'fresh':
                return hit;
            case 'early':
                return { kind: 'aged', hit, freshness, isStale: false, wantsRenewal: true };
            case 'stale':
                return { kind: 'aged', hit, freshness, isStale: true, wantsRenewal: true };
            case 'resting':
                return { kind: 'aged', hit, freshness, isStale: true, wantsRenewal: false };
            case 'past':
                return undefined;
        }
    }
    async lookupFresh(question) {
        const found = await this.lookup(question);
        return found.kind === 'aged' && found.isStale ? this.lookupPast(question, found.hit) : found;
    }
    judgeAnswer(question, answer) {
        if (!(answer instanceof Promise))
            return this.judgeFound(question, answer);
        return answer.then((found) => this.judgeFound(question, found));
    }
    judgeFound(question, found) {
        if (found.kind !== 'hit')
            return found;
        return this.judge(found) ?? this.lookupPast(question, found);
    }
}
exports.WindowedLookups = WindowedLookups;
//# sourceMappingURL=windowed-lookups.js.map