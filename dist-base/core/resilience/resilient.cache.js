"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ResilientCache = void 0;
const pause_1 = require("../../time/pause");
const breaker_1 = require("./breaker");
const confirmed_drops_1 = require("./confirmed-drops");
const lookup_batch_1 = require("./lookup-batch");
const read_monitor_1 = require("./read-monitor");
const tick_gatherer_1 = require("./tick-gatherer");
/**
 * Keeps a remote cache from breaking a call: whatever it does, a look-up answers within `deadline.read`, nothing but a
 * drop rejects, a cache that keeps failing is not asked, and one that could not be made yet is passed by.
 *
 * The breaker listens to what tells whether a look-up would be answered in time: the look-ups themselves, and a drop
 * confirmed as fast as a look-up has to be. Fills do not count: a server that is full or read-only refuses them and
 * goes on serving hits.
 */
class ResilientCache {
    constructor(connector, settings) {
        this.connector = connector;
        this.settings = settings;
        this.keeps = 'text';
        this.held = undefined;
        this.isClosed = false;
        const { breaker, clock, counters, deadlines, deadline, health, scheduler } = settings;
        this.health = health;
        this.breaker = new breaker_1.Breaker({ ...breaker, clock });
        const { halfOpenAfter } = breaker;
        const common = { readDeadline: deadline.read, deadlines };
        this.reads = new read_monitor_1.ReadMonitor(connector, {
            ...common,
            halfOpenAfter,
            breaker: this.breaker,
            clock,
            counters,
            health,
        });
        const send = (lookups) => this.send(lookups);
        this.tick = new tick_gatherer_1.TickGatherer({ ...common, scheduler, observer: this.reads, send });
        this.drops = new confirmed_drops_1.ConfirmedDrops(connector, { ...settings, breaker: this.breaker, tick: this.tick });
    }
    get isReady() {
        return this.ready !== undefined;
    }
    get isBreakerOpen() {
        return !this.breaker.isClosed;
    }
    lookup(question) {
        const batch = this.tick.current;
        const known = batch.find(question);
        if (known !== undefined) {
            question.due = batch.due;
            return known;
        }
        return this.isReady ? this.tick.add(batch, question).shared : batch.bypass(question, this.reason());
    }
    lookupAll(questions, take) {
        const batch = this.tick.current;
        const { isReady } = this;
        for (let place = 0; place < questions.length; place++) {
            const question = questions[place];
            if (isReady && batch.find(question) === undefined)
                this.tick.add(batch, question).tell(take, place);
            else
                void Promise.resolve(this.lookup(question)).then((lookup) => take(lookup, place));
        }
    }
    async peek(question) {
        return this.isReady ? this.reads.peek(question) : { kind: 'bypass', cause: this.reason() };
    }
    open(question, mode) {
        // What opens a ticket never answers with a hit.
        return this.ask(question, (cache) => cache.open(question, mode));
    }
    lookupPast(question, hit) {
        return this.ask(question, (cache) => cache.lookupPast(question, hit));
    }
    /**
     * Resolves to undefined when the cache failed, which is reported. Never rejects. Of a mark, whose run waits for it,
     * the answer is waited for no longer than is left of `deadline.read`.
     */
    fill(ticket, payload, terms) {
        const filled = this.fillNow(ticket, payload, terms);
        if (ticket.question.kind === 'outcome')
            return filled;
        const left = this.reads.timeLeft(ticket);
        return Promise.race([filled, (0, pause_1.pause)(this.settings.scheduler, left).then(() => undefined)]);
    }
    /** Never rejects. */
    async release(ticket, fate) {
        const cache = this.ready;
        if (cache === undefined)
            return;
        try {
            await this.limit(cache.release(ticket, fate));
            this.health.answered('release');
        }
        catch (cause) {
            this.health.failed('release', cause);
        }
    }
    /** @throws UnconfirmedDropError with a CacheOperationError as its cause */
    drop(names) {
        return this.drops.drop(names);
    }
    /** @throws CacheOperationError */
    clear() {
        return this.drops.clear();
    }
    freshness(hit) {
        // Only the cache itself makes hits, so it is there; should it not be, the hit is as good as over.
        return this.connector.cache?.freshness(hit) ?? { age: 0, ttl: 0 };
    }
    /** Gives the cache `deadline.fill` to end its fills. Never rejects. */
    async close() {
        this.isClosed = true;
        this.reads.close();
        try {
            await this.limit(this.connector.close());
        }
        catch (cause) {
            this.health.failed('close', cause);
        }
    }
    /** The cache, if it makes sense to ask it now. */
    get ready() {
        const { cache } = this.connector;
        return cache?.isReady && this.breaker.isClosed && !this.isClosed ? cache : undefined;
    }
    async fillNow(ticket, payload, terms) {
        const isKept = await this.tryToFill(ticket, payload, terms);
        const { counters } = this.settings;
        counters.fills += 1;
        if (isKept === undefined)
            counters.failedFills += 1;
        return isKept;
    }
    async tryToFill(ticket, payload, terms) {
        const cache = this.ready;
        if (cache === undefined) {
            this.health.unavailable();
            return undefined;
        }
        try {
            const isKept = await this.limit(cache.fill(ticket, payload, terms));
            this.health.answered('fill');
            return isKept;
        }
        catch (cause) {
            this.health.failed('fill', cause);
            return undefined;
        }
    }
    send(lookups) {
        const { cache } = this.connector;
        if (cache !== undefined)
            return cache.lookupMany(lookups);
        for (const lookup of lookups)
            lookup.fail(new Error('The cache was closed'));
    }
    /** For itself, within what is left of the time of its call. */
    ask(question, ask) {
        const cache = this.ready;
        if (cache === undefined)
            return this.bypass(question);
        const { deadlines } = this.settings;
        const left = this.reads.timeLeftOf(question);
        const batch = new lookup_batch_1.LookupBatch(this.reads, left);
        deadlines.start(batch, left);
        const asked = batch.add(question);
        Promise.resolve(ask(cache)).then((answer) => asked.answer(answer), (cause) => asked.fail(cause));
        return asked.shared;
    }
    bypass(question) {
        const batch = this.tick.current;
        const known = batch.find(question);
        return known && 'kind' in known ? known : batch.bypass(question, this.reason());
    }
    reason() {
        return this.isClosed ? undefined : this.health.unavailable();
    }
    limit(answer) {
        return this.settings.deadlines.limit(answer, this.settings.deadline.fill);
    }
}
exports.ResilientCache = ResilientCache;
//# sourceMappingURL=resilient.cache.js.map