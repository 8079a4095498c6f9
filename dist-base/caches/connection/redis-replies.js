"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnexpectedReplyError = void 0;
exports.hasForm = hasForm;
/**
 * What the replies of commands look like. A reply of another form belongs to another command: on such a connection every
 * later one answers the wrong question too, so it is given up, and nothing that was asked on it is confirmed.
 */
const redis_session_1 = require("./redis-session");
class UnexpectedReplyError extends redis_session_1.RedisSessionLostError {
    constructor(command) {
        super(`Redis answered ${command} with something else: what the connection says is not believed`);
        this.name = 'UnexpectedReplyError';
    }
}
exports.UnexpectedReplyError = UnexpectedReplyError;
function hasForm(args, reply) {
    const form = FORMS[args[0]];
    return form === undefined || form(reply, args.length - 1);
}
/** By the command; a count is that of the names, where the command is all names. */
const FORMS = {
    GET: isTextOrNil,
    MGET: (reply, count) => Array.isArray(reply) && reply.length === count && reply.every(isTextOrNil),
    SET: (reply) => reply === 'OK',
    DEL: isCountUpTo,
    UNLINK: isCountUpTo,
    SCAN: isStepOfScan,
    INFO: isText,
};
function isText(reply) {
    return typeof reply === 'string';
}
function isTextOrNil(reply) {
    return reply === null || typeof reply === 'string';
}
function isCountUpTo(reply, count) {
    return Number.isInteger(reply) && reply >= 0 && reply <= count;
}
/** The next cursor, and names. */
function isStepOfScan(reply) {
    if (!Array.isArray(reply) || reply.length !== 2)
        return false;
    const [cursor, names] = reply;
    return isText(cursor) && /^\d+$/.test(cursor) && Array.isArray(names) && names.every(isText);
}
//# sourceMappingURL=redis-replies.js.map