"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ClusterTopology = void 0;
const node_crypto_1 = require("node:crypto");
const retry_1 = require("../../time/retry");
const cluster_slot_1 = require("./cluster-slot");
const node_redis_1 = require("./node-redis");
const cluster_clients_1 = require("./cluster-clients");
const redis_replies_1 = require("./redis-replies");
const server_abilities_1 = require("./server-abilities");
const server_identity_1 = require("./server-identity");
const reach_waiters_1 = require("./reach-waiters");
const redis_session_1 = require("./redis-session");
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;
/** How often, at most, a node is looked for that holds a key, in milliseconds. */
const SEARCH_MS = 250;
/**
 * A Redis Cluster through a node-redis cluster client. Commands go straight to the master of their slot: they leave
 * in the tick that asks for them, as one pipeline per node, and nothing is queued for a node that is down. Only
 * where a slot has moved does the cluster client take over and follow. There is no run id and no
 * history on a cluster: they are those of a node, and slots move.
 */
class ClusterTopology {
    constructor(cluster, settings) {
        this.cluster = cluster;
        this.settings = settings;
        this.runId = server_identity_1.UNKNOWN_RUN;
        this.history = '';
        this.isOneServer = false;
        this.keysPerDelete = 1;
        this.isClosed = false;
        this.waiters = new reach_waiters_1.ReachWaiters();
        (0, node_redis_1.calmErrors)(cluster);
        this.retry = new retry_1.Retry({ ...settings, first: FIRST_PAUSE_MS, longest: LONGEST_PAUSE_MS });
        this.clients = new cluster_clients_1.ClusterClients(cluster, { ...settings, onTrouble: (cause) => this.notice(cause) });
        void this.identify();
    }
    get session() {
        const isUp = this.abilities !== undefined && this.cluster.isOpen && !this.isClosed;
        return isUp && this.cluster.masters.some((node) => this.clients.ready(node) !== undefined)
            ? this
            : undefined;
    }
    get allowsScripts() {
        return this.abilities?.allowsScripts;
    }
    get allowsDigests() {
        return this.abilities?.allowsDigests ?? true;
    }
    requireSession() {
        const { session } = this;
        if (session === undefined)
            throw new redis_session_1.RedisSessionLostError();
        return session;
    }
    async read(keys) {
        const replies = await Promise.allSettled(keys.map((key) => this.send(key, ['GET', key])));
        return replies.map((reply) => reply.status === 'fulfilled' ? reply.value : toReply(reply.reason));
    }
    async send(routeKey, args, isReply) {
        const node = this.cluster.slots[(0, cluster_slot_1.slotOf)(routeKey)]?.master;
        const client = this.clients.ready(node);
        if (client === undefined) {
            this.findNode(node, routeKey);
            throw new redis_session_1.RedisSessionLostError('The node of the Redis Cluster that holds the key is down');
        }
        try {
            return await askNode(client, args, isReply);
        }
        catch (error) {
            if (!isError(error, 'MOVED') && !isError(error, 'ASK'))
                throw error;
            return checkReply(await this.cluster.sendCommand(routeKey, false, args, node_redis_1.PLAIN_REPLIES), args, isReply);
        }
    }
    async delete(names) {
        try {
            await this.send(names[0], ['DEL', ...names]);
        }
        catch (error) {
            // While its slot moves to another node, the names of a key may lie on both.
            if (!isError(error, 'TRYAGAIN'))
                throw error;
            for (const name of names)
                await this.send(name, ['DEL', name]);
        }
    }
    servers() {
        return [...new Set(this.cluster.masters)].map((node) => async (args) => {
            const client = this.clients.ready(node);
            if (client === undefined)
                throw new redis_session_1.RedisSessionLostError(`The Redis Cluster node ${node.address} is down`);
            return askNode(client, args);
        });
    }
    isDoubted() {
        return false;
    }
    doubt() {
        return Promise.resolve();
    }
    reach() {
        return this.session === undefined ? this.waiters.wait() : Promise.resolve();
    }
    close() {
        this.isClosed = true;
        this.retry.cancel();
        this.cancelSearch?.();
        this.clients.close();
        this.waiters.failed(new redis_session_1.RedisSessionLostError());
    }
    async identify() {
        try {
            if (!this.cluster.isOpen)
                await this.cluster.connect();
            const clients = this.cluster.masters.map((node) => this.clients.reach(node));
            this.abilities = await (0, server_abilities_1.askAbilities)(await Promise.any(clients), (0, node_crypto_1.randomUUID)());
            await Promise.allSettled(clients);
            this.waiters.reached();
        }
        catch (cause) {
            this.waiters.failed(cause);
            this.notice(cause);
            if (!this.isClosed)
                this.retry.schedule(() => void this.identify());
        }
    }
    notice(cause) {
        const causes = cause instanceof AggregateError ? cause.errors : [cause];
        if (causes.some(server_abilities_1.isRefusal))
            this.settings.onRefused?.();
    }
    /**
     * Another node may have taken over the slot of a node that is down, and the cluster client learns of it only from
     * a reply that says so. It is asked for the key at any node; what it answers is of no account.
     */
    findNode(node, routeKey) {
        this.cancelSearch ??= this.settings.scheduler.later(() => {
            this.cancelSearch = undefined;
            const isUnasked = node !== undefined && node.client === undefined;
            const found = isUnasked
                ? this.cluster.nodeClient(node)
                : this.cluster.sendCommand(undefined, false, ['GET', routeKey], node_redis_1.PLAIN_REPLIES);
            Promise.resolve(found).catch(() => undefined);
        }, SEARCH_MS);
    }
}
exports.ClusterTopology = ClusterTopology;
/** Gives up the connection to a node whose reply is none to the command. */
async function askNode(client, args, isReply) {
    const reply = await client.sendCommand(args, node_redis_1.PLAIN_REPLIES);
    try {
        return checkReply(reply, args, isReply);
    }
    catch (unexpected) {
        client.reconnect(unexpected);
        throw unexpected;
    }
}
function checkReply(reply, args, isReply) {
    if (isReply === undefined ? (0, redis_replies_1.hasForm)(args, reply) : isReply(reply))
        return reply;
    throw new redis_replies_1.UnexpectedReplyError(args[0]);
}
/** Wrong types are a miss like any other. */
function toReply(reason) {
    if (isError(reason, 'WRONGTYPE'))
        return null;
    return reason instanceof Error ? reason : new Error(String(reason));
}
function isError(error, code) {
    return error instanceof Error && error.message.startsWith(code);
}
//# sourceMappingURL=cluster.topology.js.map