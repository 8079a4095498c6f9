"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isLeaseReply = isLeaseReply;
exports.isTaggedLeaseReply = isTaggedLeaseReply;
exports.lookupOf = lookupOf;
const nonce_source_1 = require("../stored/nonce-source");
const value_frame_1 = require("../stored/value-frame");
/** One of the two is there, and it is of this key. */
function isLeaseReply(reply, check) {
    if (!isTexts(reply, 3))
        return false;
    const [value, lease, bound] = reply; // as many as that
    if (value !== '')
        return bound.startsWith(check) && lease === '' && isFrameOf(value, bound);
    return isLeaseOf(lease, bound, check);
}
/** The same. A value may carry more nonces than it is asked for. */
function isTaggedLeaseReply(reply, check) {
    if (!isTexts(reply, 4))
        return false;
    const [value, lease, bound] = reply; // as many as that
    if (value !== '')
        return bound.startsWith(check) && lease === '' && isFrameOf(value, check);
    return isLeaseOf(lease, bound, check);
}
/** What a question that was asked with a fresh token comes to. */
function lookupOf({ asked: { question }, fresh }, [value, lease, bound]) {
    const hit = value === '' ? undefined : (0, value_frame_1.readFrame)(value, bound, question);
    if (hit !== undefined)
        return hit;
    // The id is the lease: a random token, and what it was made under, the key and the nonces.
    return { kind: 'miss', ticket: { question, id: lease, leasedElsewhere: !lease.startsWith(fresh) } };
}
function isLeaseOf(lease, bound, check) {
    return bound.startsWith(check) && lease.length === nonce_source_1.NONCE_LENGTH + bound.length && lease.endsWith(bound);
}
function isFrameOf(value, bound) {
    const isFrame = value.startsWith(value_frame_1.FRAME_VERSION) || value.startsWith(value_frame_1.AGING_FRAME_VERSION);
    return isFrame && value.startsWith(bound, value_frame_1.BOUND_AT);
}
function isTexts(reply, count) {
    return Array.isArray(reply) && reply.length === count && reply.every((part) => typeof part === 'string');
}
//# sourceMappingURL=lease-reply.js.map