"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ReconnectingClient = void 0;
/**
 * A way to one Redis server that survives what its clients do not: every connection is a new client, made after the
 * pattern of the one we were given.
 *
 * No node-redis client can be trusted beyond its first connection. One of generation 4 (1.6.1) that is cut off in the
 * middle of a reply keeps the half-read state of its parser, and after it has reconnected never answers again. One of
 * generation 5 (5.12.1) writes what is sent in the tick of the loss to the dead socket and still expects its reply:
 * from then on every reply goes to the command before. Both also queue commands for a server that may come back from
 * an older snapshot, and generation 5 takes up to 2.2 s to try again. Found with test/faults; a fresh client for each
 * connection cures all of it.
 */
const node_events_1 = require("node:events");
const backoff_1 = require("../../time/backoff");
const node_redis_1 = require("./node-redis");
/** How long connecting may take, with TLS and AUTH: a server that takes longer answers no look-up in time. */
const ATTEMPT_MS = 2000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;
/** A connection on which commands wait and none is answered for two to three of these is given up. */
const WATCH_MS = 2000;
const SILENT_WATCHES = 2;
class ReconnectingClient extends node_events_1.EventEmitter {
    constructor(pattern, timing) {
        super();
        this.pattern = pattern;
        this.timing = timing;
        this.isOpen = false;
        this.waiting = 0;
        this.isSilent = false;
        this.silentWatches = 0;
        this.onPatternReady = () => void this.connect();
        this.onPatternEnd = () => this.disconnectAll();
        this.backoff = new backoff_1.Backoff({ first: FIRST_PAUSE_MS, longest: LONGEST_PAUSE_MS, random: timing.random });
        (0, node_redis_1.calmErrors)(this);
        // Whoever closes the client that we were given has no use for ours.
        pattern.on('ready', this.onPatternReady).on('end', this.onPatternEnd);
    }
    get isReady() {
        return this.current?.isReady ?? false;
    }
    /** Begins to connect, and goes on trying. How it went is told by the events `ready` and `error`. */
    connect() {
        if (!this.isOpen) {
            this.isOpen = true;
            this.connectAnew();
        }
        return Promise.resolve();
    }
    async sendCommand(args, options) {
        if (!this.current)
            throw new Error('There is no connection to Redis');
        this.waiting++;
        try {
            return await this.current.sendCommand(args, options);
        }
        finally {
            this.waiting--;
            this.isSilent = false;
        }
    }
    /** Gives up the connection that stands, whose replies are not to be believed, and makes another. */
    reconnect(cause) {
        if (this.current !== undefined)
            this.lose(this.current, cause);
    }
    /** Ends what was opened, and leaves the client that we were given as it is. */
    close() {
        this.pattern.off('ready', this.onPatternReady).off('end', this.onPatternEnd);
        this.disconnectAll();
    }
    disconnectAll() {
        if (!this.isOpen)
            return;
        this.isOpen = false;
        this.drop();
        this.emit('end');
    }
    connectAnew() {
        const client = (this.attempt = freshClient(this.pattern));
        (0, node_redis_1.calmErrors)(client);
        this.later(ATTEMPT_MS, () => this.lose(client, new Error(`Redis did not answer within ${ATTEMPT_MS} ms`)));
        client.connect().then(() => this.arrive(client), (cause) => this.lose(client, cause));
    }
    arrive(client) {
        if (client !== this.attempt)
            return (0, node_redis_1.abandonClient)(client, this.timing.scheduler);
        this.attempt = undefined;
        this.current = client;
        this.backoff.reset();
        this.waiting = this.silentWatches = 0;
        for (const event of ['error', 'end', 'reconnecting']) {
            client.on(event, (cause) => client.isReady || this.lose(client, cause));
        }
        this.later(WATCH_MS, () => this.watch(client));
        this.emit('ready');
    }
    /** Unplugged cables and stopped servers end no connection; the commands on it would wait for ever. */
    watch(client) {
        this.silentWatches = this.isSilent && this.waiting > 0 ? this.silentWatches + 1 : 0;
        if (this.silentWatches >= SILENT_WATCHES)
            return this.lose(client, new Error('Redis has stopped answering'));
        this.isSilent = true;
        this.later(WATCH_MS, () => this.watch(client));
    }
    lose(client, cause) {
        if (client !== this.current && client !== this.attempt)
            return;
        this.drop();
        this.emit('error', cause);
        if (!this.isOpen)
            return;
        this.later(this.backoff.next(), () => this.connectAnew());
    }
    drop() {
        this.cancelTimer?.();
        const clients = [this.current, this.attempt];
        this.current = this.attempt = undefined;
        for (const client of clients)
            if (client)
                (0, node_redis_1.abandonClient)(client, this.timing.scheduler);
    }
    later(ms, task) {
        this.cancelTimer?.();
        this.cancelTimer = this.timing.scheduler.later(task, ms);
    }
}
exports.ReconnectingClient = ReconnectingClient;
function freshClient(pattern) {
    const socket = pattern.options?.['socket'];
    return pattern.duplicate({
        socket: { ...socket, reconnectStrategy: false, connectTimeout: ATTEMPT_MS },
        disableOfflineQueue: true,
    });
}
//# sourceMappingURL=reconnecting-client.js.map