"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServerSession = void 0;
const node_redis_1 = require("./node-redis");
const redis_replies_1 = require("./redis-replies");
const redis_session_1 = require("./redis-session");
const server_abilities_1 = require("./server-abilities");
const KEYS_PER_DELETE = 1000;
/** A conversation with one server that has told who it is. */
class ServerSession {
    constructor(parts, owner) {
        this.parts = parts;
        this.owner = owner;
        this.isOneServer = true;
        this.keysPerDelete = KEYS_PER_DELETE;
    }
    get runId() {
        return this.parts.identity.runId;
    }
    get history() {
        return this.parts.identity.history;
    }
    get allowsDigests() {
        return this.parts.abilities.allowsDigests;
    }
    async read(keys) {
        return (await this.send('', ['MGET', ...keys])); // what the form of MGET says
    }
    async send(_routeKey, args, isReply) {
        if (!this.owner.isCurrent(this))
            throw new redis_session_1.RedisSessionLostError();
        const identified = this.owner.identify();
        const reply = await this.ask(args);
        if (identified !== undefined)
            await identified;
        if (!this.owner.isCurrent(this))
            throw new redis_session_1.RedisSessionLostError('The connection to Redis was lost before its reply');
        if (isReply === undefined ? (0, redis_replies_1.hasForm)(args, reply) : isReply(reply))
            return reply;
        const unexpected = new redis_replies_1.UnexpectedReplyError(args[0]);
        this.owner.end(this, unexpected);
        throw unexpected;
    }
    async delete(names) {
        await this.send('', ['DEL', ...names]);
    }
    isDoubted(nonceName) {
        return this.parts.doubts?.has(nonceName) ?? false;
    }
    async doubt(nonceName) {
        await this.parts.doubts?.settle(nonceName, (name) => this.delete([name]));
    }
    servers() {
        return [(args) => this.send('', args)];
    }
    async ask(args) {
        try {
            return await this.parts.client.sendCommand(args, node_redis_1.PLAIN_REPLIES);
        }
        catch (error) {
            if ((0, server_abilities_1.isReadOnly)(error))
                this.owner.end(this, error); // only errors are
            throw error;
        }
    }
}
exports.ServerSession = ServerSession;
//# sourceMappingURL=server-session.js.map