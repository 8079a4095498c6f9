"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.askAbilities = askAbilities;
exports.isRefusal = isRefusal;
exports.isForbidden = isForbidden;
exports.isReadOnly = isReadOnly;
exports.isUnknownScript = isUnknownScript;
exports.unlessForbidden = unlessForbidden;
const node_crypto_1 = require("node:crypto");
const node_redis_1 = require("./node-redis");
const redis_replies_1 = require("./redis-replies");
/** A reply that says: never, for you; not: not now, as `OOM command not allowed` does. */
const FORBIDDEN = /^NOPERM|^(?!OOM).*(unknown command|not (allowed|supported|permitted)|disabled)/i;
/** A reply to AUTH, or for want of it. */
const REFUSED = /^(WRONGPASS|NOAUTH)\b|invalid password/;
/** Of a command, or of one within a script; before Redis 7 the latter is told in the middle of the message. */
const READ_ONLY = /^(ERR Error running script\b.*-)?READONLY\b/s;
const PROBE = 'return ARGV[1]';
const PROBE_SHA = (0, node_crypto_1.createHash)('sha1').update(PROBE).digest('hex');
/**
 * Asks for what is used. Rejects where the server cannot say yet, busy or loading.
 *
 * @param word that the server did not hear before: a reply that repeats it is the reply to this
 */
async function askAbilities(client, word) {
    const [ofText, ofDigest] = await Promise.all([
        ['EVAL', PROBE, '0', word],
        ['EVALSHA', PROBE_SHA, '0', word],
    ].map((args) => unlessForbidden(unlessUnknown(client.sendCommand(args, node_redis_1.PLAIN_REPLIES)))));
    for (const reply of [ofText, ofDigest])
        if (reply !== undefined && reply !== word && reply !== UNKNOWN)
            throw new redis_replies_1.UnexpectedReplyError('EVAL');
    return { allowsScripts: ofText !== undefined, allowsDigests: ofDigest !== undefined };
}
/** Whether a server has said that it does not take the credentials it was given. */
function isRefusal(cause) {
    return cause instanceof Error && REFUSED.test(cause.message);
}
/** Whether a server has said that we may not do this. */
function isForbidden(cause) {
    return cause instanceof Error && FORBIDDEN.test(cause.message);
}
/** Whether a server has said that it is a replica. */
function isReadOnly(cause) {
    return cause instanceof Error && READ_ONLY.test(cause.message);
}
/** Whether a server has said that it does not know the script of a digest. */
function isUnknownScript(cause) {
    return cause instanceof Error && cause.message.startsWith('NOSCRIPT');
}
/** What is answered, or `undefined` where it says: never, for you. */
async function unlessForbidden(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (isForbidden(error))
            return undefined;
        throw error;
    }
}
const UNKNOWN = Symbol('the server would run it, if it knew the script');
async function unlessUnknown(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (isUnknownScript(error))
            return UNKNOWN;
        throw error;
    }
}
//# sourceMappingURL=server-abilities.js.map