"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.buildKey = buildKey;
exports.continueKey = continueKey;
exports.writeArguments = writeArguments;
const node_crypto_1 = require("node:crypto");
const kind_1 = require("../kinds/kind");
const fast_writer_1 = require("./fast-writer");
const key_classes_1 = require("./key-classes");
const key_frame_1 = require("./key-frame");
const key_refusal_1 = require("./key-refusal");
const key_text_1 = require("./key-text");
const key_walk_1 = require("./key-walk");
/** A longer key is hashed: every store takes it, and nobody reads it. */
const LONGEST_READABLE = 200;
/* eslint-disable max-params -- An object made for each call would cost a hit. */
/**
 * Makes the key of a call: `<prefix>:<arguments>`, with `;<extra>` for each that there is, and `<prefix>:#<sha256>` once
 * it is longer than 200 characters. It is printable ASCII without spaces. Arguments that differ in anything the key can
 * see never share one, equal arguments always do; trailing undefined arguments are dropped. How the text is written
 * belongs to the contract, because other versions of an application read the same store: the golden file in the tests
 * holds it.
 *
 * `extra` holds one value for each who says what the key varies on, or none. Two are never taken for one: no value's text
 * has a semicolon outside of quotes.
 *
 * @throws UnkeyableValue where an argument has no key.
 */
function buildKey(prefix, parts, extra, limits) {
    return continueKey(`${prefix}:`, parts, extra, limits);
}
/**
 * Makes the key behind any start, which must end in a colon and differ for what must not share a key.
 *
 * @throws UnkeyableValue where an argument has no key.
 */
function continueKey(start, parts, extra, limits) {
    const key = writeArguments(start, parts, extra, limits);
    if (key.length <= LONGEST_READABLE)
        return key;
    return `${start}#${(0, node_crypto_1.hash)('sha256', key.slice(start.length), 'hex')}`;
}
/**
 * Appends the arguments and the extras, if there are any, to the start of a key, however long they are.
 *
 * @throws UnkeyableValue
 * @public for the benchmark of keys, which times the text without its hash
 */
function writeArguments(start, parts, extra, limits) {
    const longest = start.length + limits.maxKeyBytes;
    let count = parts.length;
    while (count > 0 && parts[count - 1] === undefined)
        count--;
    let key = start;
    for (let index = 0; index < count; index++) {
        const part = parts[index];
        if (index > 0)
            key += ',';
        // Most arguments are one of these two, so they are asked for before anything else.
        if (typeof part === 'number' && part !== 0)
            key += part;
        else {
            // A longer string is left to the walk, which may refuse it for its length.
            if (typeof part === 'string' && part.length <= LONGEST_READABLE && (0, key_text_1.isUnescaped)(part))
                key += `"${part}"`;
            else
                key = append(key, part, { longest, position: index, limits });
            if (key.length > longest)
                throw tooLarge(index);
        }
    }
    if (key.length > longest)
        throw tooLarge(count - 1);
    for (let index = 0; index < extra.length; index++) {
        key = appendExtra(key, extra[index], { longest, position: 'extra', limits }, index);
    }
    return key;
}
function appendExtra(key, value, slot, index) {
    try {
        const appended = append(`${key};`, value, slot);
        if (appended.length > slot.longest)
            throw tooLarge('extra');
        return appended;
    }
    catch (error) {
        if (error instanceof key_refusal_1.UnkeyableValue)
            error.extraIndex = index;
        throw error;
    }
}
/** Written the quick way, a value needs nothing of what is known of classes: it holds no instance of any. */
function append(key, value, slot) {
    const fast = (0, kind_1.isObject)(value) ? tryFast(key, value, slot) : undefined;
    return fast ?? key + walkFor(slot, key.length).write(value);
}
function walkFor({ longest, position, limits }, length) {
    const { classes = key_classes_1.NO_CLASSES, parameters = [] } = limits;
    const recorded = position === 'extra' ? undefined : parameters[Math.min(position, parameters.length - 1)];
    return new key_walk_1.KeyWalk({ position, room: longest - length, place: { recorded, classes } });
}
function tryFast(key, value, { longest, position }) {
    try {
        return fast_writer_1.fastWriter.append(key, value, longest);
    }
    catch (error) {
        if (error instanceof key_refusal_1.KeyTooLarge)
            throw tooLarge(position);
        // A getter or a proxy that throws: the walk meets it again, and knows the place.
        return undefined;
    }
}
/* eslint-enable max-params */
function tooLarge(position) {
    return new key_refusal_1.UnkeyableValue({ position, path: (0, key_frame_1.pathThrough)(position, []), reason: new key_refusal_1.KeyTooLarge().message });
}
//# sourceMappingURL=cache-key.js.map