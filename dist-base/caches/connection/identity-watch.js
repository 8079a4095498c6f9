"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.IdentityWatch = void 0;
const redis_session_1 = require("./redis-session");
const server_identity_1 = require("./server-identity");
/** How long it is believed who a server is, in milliseconds. */
const IDENTITY_MS = 1000;
/**
 * Asks a server every second whether it still is who it was, for as long as one connection lasts: nobody closes the
 * connections to a primary that is replaced.
 */
class IdentityWatch {
    constructor(client, identity, settings) {
        this.client = client;
        this.identity = identity;
        this.settings = settings;
        this.isOver = false;
        this.askedAt = settings.clock.monotonic();
        this.wait();
    }
    /** What to wait for before the reply to a command that is sent now is believed: mostly nothing. */
    check() {
        // Timers are late in a process that stood still: it asks first.
        if (this.answer === undefined && this.settings.clock.monotonic() - this.askedAt >= IDENTITY_MS)
            this.ask();
        return this.answer;
    }
    end() {
        this.isOver = true;
        this.cancelTimer();
    }
    wait() {
        this.cancelTimer = this.settings.scheduler.later(() => {
            if (this.answer === undefined)
                this.ask();
            this.wait();
        }, IDENTITY_MS);
    }
    ask() {
        this.askedAt = this.settings.clock.monotonic();
        this.answer = this.compare().finally(() => (this.answer = undefined));
    }
    /** Never rejects. */
    async compare() {
        try {
            const identity = await (0, server_identity_1.askIdentity)(this.client);
            if (!identity.isPrimary)
                this.change(new redis_session_1.RedisSessionLostError('The Redis server has become a replica'));
            else if (!(0, server_identity_1.isSameIdentity)(identity, this.identity))
                this.change(new redis_session_1.RedisSessionLostError('The Redis server is another one, or has other data'));
        }
        catch (cause) {
            this.change(cause instanceof Error ? cause : new redis_session_1.RedisSessionLostError(String(cause)));
        }
    }
    change(cause) {
        if (!this.isOver)
            this.settings.onChange(cause);
    }
}
exports.IdentityWatch = IdentityWatch;
//# sourceMappingURL=identity-watch.js.map