"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UNKNOWN_RUN = void 0;
exports.askIdentity = askIdentity;
exports.isSameIdentity = isSameIdentity;
const node_redis_1 = require("./node-redis");
const redis_replies_1 = require("./redis-replies");
const server_abilities_1 = require("./server-abilities");
/** In place of the run id where the server does not tell it: a restart from an older snapshot cannot be noticed. */
exports.UNKNOWN_RUN = '-';
/** 64 bits of the 160 are as good as all of them, and as long as a nonce. */
const HISTORY_LENGTH = 16;
/** Asks the server; nothing that was sent after this is answered before it. */
async function askIdentity(client) {
    const [server, replication] = await Promise.all([askFor(client, 'server'), askFor(client, 'replication')]);
    const role = /^role:(\w+)/m.exec(replication)?.[1];
    return {
        runId: /^run_id:(\w+)/m.exec(server)?.[1] ?? exports.UNKNOWN_RUN,
        history: /^master_replid:(\w+)/m.exec(replication)?.[1]?.slice(0, HISTORY_LENGTH) ?? '',
        isPrimary: role === undefined || role === 'master',
    };
}
function isSameIdentity(one, other) {
    return one.runId === other.runId && one.history === other.history;
}
/** Nothing of a server that hides it. */
async function askFor(client, section) {
    const reply = await (0, server_abilities_1.unlessForbidden)(client.sendCommand(['INFO', section], node_redis_1.PLAIN_REPLIES));
    if (reply === undefined)
        return '';
    if (!(0, redis_replies_1.hasForm)(['INFO'], reply))
        throw new redis_replies_1.UnexpectedReplyError('INFO');
    return reply; // what the form says
}
//# sourceMappingURL=server-identity.js.map