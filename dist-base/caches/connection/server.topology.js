"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServerTopology = void 0;
const node_crypto_1 = require("node:crypto");
const retry_1 = require("../../time/retry");
const identity_watch_1 = require("./identity-watch");
const node_redis_1 = require("./node-redis");
const reach_waiters_1 = require("./reach-waiters");
const redis_replies_1 = require("./redis-replies");
const redis_session_1 = require("./redis-session");
const server_abilities_1 = require("./server-abilities");
const server_identity_1 = require("./server-identity");
const server_session_1 = require("./server-session");
const visits_1 = require("./visits");
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;
/**
 * One Redis server through a node-redis client. Whenever the client has connected, the server is asked who it is and
 * whose data it holds, and whether we may run scripts; only then is there a session. A session ends with its connection,
 * and replies that come later (of commands that the client queued while it reconnected) reject. It ends as well when the
 * server, which is asked again every second, is no longer who it was, or no primary: nobody closes the connections to a
 * primary that is replaced.
 */
class ServerTopology {
    constructor(client, settings) {
        this.client = client;
        this.settings = settings;
        this.connection = 0;
        this.isClosedByOwner = false;
        this.visits = new visits_1.Visits();
        this.waiters = new reach_waiters_1.ReachWaiters();
        this.onReady = () => void this.greet(++this.connection);
        this.onEnd = () => this.lose(new redis_session_1.RedisSessionLostError(), true);
        this.onTrouble = (cause) => this.lose(cause ?? new redis_session_1.RedisSessionLostError(), false);
        this.retry = new retry_1.Retry({ ...settings, first: FIRST_PAUSE_MS, longest: LONGEST_PAUSE_MS });
        (0, node_redis_1.calmErrors)(client);
        client.on('ready', this.onReady).on('end', this.onEnd);
        client.on('error', this.onTrouble).on('reconnecting', this.onTrouble);
        if (client.isReady)
            this.onReady();
        else
            this.connect();
    }
    get session() {
        return this.client.isReady ? this.known : undefined;
    }
    get allowsScripts() {
        return this.scriptsAllowed;
    }
    requireSession() {
        const { session, trouble } = this;
        if (session !== undefined)
            return session;
        if (!this.client.isReady || !(trouble instanceof Error))
            throw new redis_session_1.RedisSessionLostError();
        throw new redis_session_1.RedisSessionLostError(`Redis is not used: ${trouble.message}`, { cause: trouble });
    }
    isCurrent(session) {
        return this.known === session && this.client.isReady;
    }
    identify() {
        return this.watch?.check();
    }
    end(session, cause) {
        if (!this.isCurrent(session))
            return;
        this.forget(cause);
        this.startAnew(++this.connection, cause);
    }
    reach() {
        if (this.session !== undefined)
            return Promise.resolve();
        // Nobody tries any more until the owner of the client connects it again.
        if (this.isClosedByOwner)
            return Promise.reject(new redis_session_1.RedisSessionLostError());
        return this.waiters.wait();
    }
    close() {
        this.retry.cancel();
        this.forget(new redis_session_1.RedisSessionLostError());
        this.connection++;
        this.isClosedByOwner = true;
        this.client.off('ready', this.onReady).off('end', this.onEnd);
        this.client.off('error', this.onTrouble).off('reconnecting', this.onTrouble);
        this.settings.onClose?.();
        this.waiters.failed(new redis_session_1.RedisSessionLostError());
    }
    /** A client may have been handed over unconnected (KeyvRedis connects lazily), or may have given up for good. */
    connect() {
        if (this.client.isOpen || this.isClosedByOwner)
            return;
        this.client.connect().catch((cause) => this.lose(cause, false));
    }
    lose(cause, closedByOwner) {
        // Errors that leave the connection standing are not ours to act on.
        if (this.client.isReady)
            return;
        this.forget(cause);
        this.connection++;
        this.isClosedByOwner ||= closedByOwner;
        this.fail(cause);
        if (!this.client.isOpen)
            this.retry.schedule(() => this.connect());
    }
    forget(trouble) {
        this.known = undefined;
        this.trouble = trouble;
        this.watch?.end();
        this.watch = undefined;
    }
    fail(cause) {
        this.trouble = cause;
        this.waiters.failed(cause);
        if ((0, server_abilities_1.isRefusal)(cause))
            this.settings.onRefused?.();
    }
    async greet(connection) {
        this.forget(this.trouble);
        try {
            const { client } = this;
            const [identity, abilities] = await Promise.all([
                (0, server_identity_1.askIdentity)(client),
                (0, server_abilities_1.askAbilities)(client, (0, node_crypto_1.randomUUID)()),
            ]);
            if (connection === this.connection)
                this.begin(identity, abilities);
        }
        catch (cause) {
            // Lost meanwhile: the server is asked anew on the next connection. Busy, loading, a replica: asked again.
            if (connection !== this.connection)
                return;
            this.fail(cause);
            this.startAnew(connection, cause);
        }
    }
    begin(identity, abilities) {
        if (!identity.isPrimary)
            throw new redis_session_1.RedisSessionLostError('The Redis server is a replica');
        const { client } = this;
        const { clock, scheduler } = this.settings;
        const doubts = this.visits.begin(identity);
        const session = new server_session_1.ServerSession({ client, identity, abilities, doubts }, this);
        const onChange = (cause) => this.end(session, cause);
        this.watch = new identity_watch_1.IdentityWatch(client, identity, { clock, scheduler, onChange });
        this.isClosedByOwner = false;
        this.scriptsAllowed ??= abilities.allowsScripts;
        this.known = session;
        this.retry.succeeded();
        this.waiters.reached();
    }
    startAnew(connection, cause) {
        const { reconnect } = this.settings;
        if (cause instanceof redis_replies_1.UnexpectedReplyError && reconnect !== undefined)
            return reconnect(cause);
        this.retry.schedule(() => {
            if (connection === this.connection)
                this.onReady();
        });
    }
}
exports.ServerTopology = ServerTopology;
//# sourceMappingURL=server.topology.js.map