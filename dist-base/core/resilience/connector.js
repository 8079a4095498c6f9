"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Connector = void 0;
const cache_memoize_error_1 = require("../../errors/cache-memoize.error");
const deadline_exceeded_error_1 = require("../../errors/deadline-exceeded.error");
const retry_1 = require("../../time/retry");
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1000;
/** Makes a cache whose server may be down: tries, pauses for at most a second, tries again. */
class Connector {
    constructor(settings) {
        this.settings = settings;
        this.state = { kind: 'waiting', cause: new Error('Not tried yet') };
        const { scheduler, random } = settings;
        this.retry = new retry_1.Retry({ scheduler, first: FIRST_PAUSE, longest: LONGEST_PAUSE, random });
    }
    /**
     * Tries for the first time. Resolves when that attempt is over, whether it connected or not, and after `patience`
     * milliseconds at the latest: an application starts without its cache.
     *
     * @throws CacheMemoizeError where there is no use in trying again: what was given is refused
     */
    async start(patience) {
        const attempt = this.connect();
        try {
            await this.settings.deadlines.limit(attempt, patience);
        }
        catch (cause) {
            if (this.state.kind === 'refused')
                throw cause;
            // The attempt goes on; but somebody has to learn why the cache is not used.
            if (cause instanceof deadline_exceeded_error_1.DeadlineExceededError)
                this.settings.health.failed('connect', cause);
        }
    }
    /**
     * Tries now, or waits for the attempt under way.
     *
     * @throws whatever stands in the way; an error of this library is for good: what was given is refused
     */
    async connect() {
        if (this.state.kind === 'waiting')
            this.begin();
        if (this.state.kind === 'connecting')
            await this.state.attempt;
        if (this.cache !== undefined)
            return this.cache;
        throw 'cause' in this.state ? this.state.cause : new Error('The cache is closed');
    }
    /** What was made is of no use any more: it is made anew. */
    reconnect() {
        if (this.state.kind !== 'connected')
            return;
        const { cache } = this;
        this.cache = undefined;
        this.state = { kind: 'waiting', cause: new Error('The connection is down') };
        this.tryLater();
        cache?.close().catch(() => undefined);
    }
    /** Stops trying. What an attempt under way still makes is closed as it arrives. */
    async close() {
        const { cache } = this;
        this.retry.cancel();
        this.state = { kind: 'closed' };
        this.cache = undefined;
        await cache?.close();
    }
    begin() {
        this.retry.cancel();
        this.state = { kind: 'connecting', attempt: this.attempt() };
    }
    async attempt() {
        try {
            // A tick later, so that what it throws at once is a failed attempt as well.
            const cache = await Promise.resolve().then(this.settings.connect);
            await this.arrive(cache);
        }
        catch (cause) {
            this.fail(cause);
        }
    }
    async arrive(cache) {
        if (this.isClosed)
            return cache.close();
        this.retry.succeeded();
        this.state = { kind: 'connected' };
        this.cache = cache;
        this.settings.health.answered('connect');
    }
    fail(cause) {
        if (this.isClosed)
            return;
        const { health } = this.settings;
        if (cause instanceof cache_memoize_error_1.CacheMemoizeError) {
            this.state = { kind: 'refused', cause };
            health.refused(cause);
            return;
        }
        this.state = { kind: 'waiting', cause };
        this.tryLater();
        health.failed('connect', cause);
    }
    tryLater() {
        this.retry.schedule(() => void this.connect().catch(() => undefined));
    }
    get isClosed() {
        return this.state.kind === 'closed';
    }
}
exports.Connector = Connector;
//# sourceMappingURL=connector.js.map