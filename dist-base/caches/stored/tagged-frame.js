"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RESULT_TAGS_MARK = void 0;
exports.writeLabels = writeLabels;
exports.readTaggedFrame = readTaggedFrame;
/**
 * A value whose tags come from its outcome: the nonces of its tags follow those of its question, and behind all of them
 * stand the names of the tags, each with its length, so that whoever reads it knows what to ask for:
 *
 *     … <count 2><nonces of the question><mark 16><nonces of the tags><names: length 2, label> <payload>
 *
 * The mark stands with the nonces of the question, also in the lease: a process that does not know yet that the method
 * has such tags keeps values and leases without it, which are never taken for those of an outcome without any tags.
 */
const key_check_1 = require("./key-check");
const nonce_source_1 = require("./nonce-source");
const value_frame_1 = require("./value-frame");
/** Stands for a nonce, and is none. */
exports.RESULT_TAGS_MARK = 'tags-of-a-result';
const COUNT_AT = value_frame_1.BOUND_AT + key_check_1.KEY_CHECK_LENGTH;
const COUNT_DIGITS = 2;
const NONCES_AT = COUNT_AT + COUNT_DIGITS;
const LENGTH_DIGITS = 2;
const LENGTH_RADIX = 36;
/** The names of the tags, as a value has them in front of its payload. */
function writeLabels(labels) {
    return labels
        .map((label) => label.length.toString(LENGTH_RADIX).padStart(LENGTH_DIGITS, '0') + label)
        .join('');
}
/**
 * The value in `text`, or `undefined` where it is not of exactly this key and these nonces of the question.
 *
 * @param question looked at only where the value may be past its life
 */
function readTaggedFrame(text, { keyCheck, nonces }, question = {}) {
    if (typeof text !== 'string' || !text.startsWith(nonces, NONCES_AT))
        return undefined;
    if (!text.startsWith(keyCheck, value_frame_1.BOUND_AT) || !(0, value_frame_1.hasVersion)(text, question))
        return undefined;
    const count = Number(text.slice(COUNT_AT, NONCES_AT)) - nonces.length / nonce_source_1.NONCE_LENGTH;
    if (!(count >= 0))
        return undefined;
    const labelsAt = NONCES_AT + nonces.length + count * nonce_source_1.NONCE_LENGTH;
    const tags = [];
    let at = labelsAt;
    for (let index = 0; index < count; index++) {
        const length = Number.parseInt(text.slice(at, at + LENGTH_DIGITS), LENGTH_RADIX);
        const nonceAt = NONCES_AT + nonces.length + index * nonce_source_1.NONCE_LENGTH;
        const label = text.slice(at + LENGTH_DIGITS, at + LENGTH_DIGITS + length);
        if (!(length > 0) || label.length !== length)
            return undefined;
        tags.push({ label, nonce: text.slice(nonceAt, nonceAt + nonce_source_1.NONCE_LENGTH) });
        at += LENGTH_DIGITS + length;
    }
    return { hit: new value_frame_1.FramedHit(text.slice(at), text), tags, bound: text.slice(value_frame_1.BOUND_AT, labelsAt) };
}
//# sourceMappingURL=tagged-frame.js.map