"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnreliableCache = void 0;
const pause_1 = require("../time/pause");
const seeded_random_1 = require("./seeded-random");
/** A cache that does what it is asked by chance. Only its end is certain. */
class UnreliableCache {
    constructor(cache, settings, scheduler) {
        this.cache = cache;
        this.settings = settings;
        this.scheduler = scheduler;
        this.keeps = cache.keeps;
        this.random = (0, seeded_random_1.seededRandom)(settings.seed);
    }
    get isReady() {
        return this.cache.isReady;
    }
    /** Each for itself, so that it does not depend on who else asks in the same tick. */
    lookupMany(asked) {
        for (const each of asked) {
            this.attempt(() => lookUp(this.cache, each.question)).then((lookup) => each.answer(lookup), (cause) => each.fail(cause));
        }
    }
    peek(question) {
        return this.attempt(() => this.cache.peek(question));
    }
    open(question, mode) {
        return this.attempt(() => this.cache.open(question, mode));
    }
    lookupPast(question, hit) {
        return this.attempt(() => this.cache.lookupPast(question, hit));
    }
    fill(ticket, payload, terms) {
        return this.attempt(() => this.cache.fill(ticket, payload, terms));
    }
    release(ticket, fate) {
        return this.attempt(() => this.cache.release(ticket, fate));
    }
    /** Of one whose answer is lost nothing is confirmed on the way either. */
    drop(names, onConfirmed) {
        return this.attempt((fate) => this.cache.drop(names, fate === 'lost' ? ignore : onConfirmed));
    }
    clear(onProgress) {
        return this.attempt((fate) => this.cache.clear(fate === 'lost' ? ignore : onProgress));
    }
    freshness(hit) {
        return this.cache.freshness(hit);
    }
    close() {
        return this.cache.close();
    }
    /** The fate is drawn when it is asked: whatever takes how long, the order of the questions decides. */
    async attempt(operation) {
        const fate = this.draw();
        if (this.settings.delay > 0)
            await (0, pause_1.pause)(this.scheduler, this.settings.delay);
        if (fate === 'hung')
            return new Promise(ignore);
        if (fate === 'failed')
            throw new Error('chaosCache() let it fail');
        const value = await operation(fate);
        if (fate === 'lost')
            throw new Error('chaosCache() has lost the answer');
        return value;
    }
    draw() {
        const { fail, hang, lose } = this.settings;
        const drawn = this.random();
        if (drawn < fail)
            return 'failed';
        if (drawn < fail + hang)
            return 'hung';
        return drawn < fail + hang + lose ? 'lost' : 'done';
    }
}
exports.UnreliableCache = UnreliableCache;
function lookUp(cache, question) {
    return new Promise((answer, fail) => cache.lookupMany([{ question, answer, fail }]));
}
function ignore() {
    // Nobody is told.
}
//# sourceMappingURL=unreliable-cache.js.map