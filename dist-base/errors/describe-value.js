"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.describeValue = describeValue;
exports.describeThrown = describeThrown;
exports.messageOf = messageOf;
const node_util_1 = require("node:util");
const class_name_1 = require("../types/class-name");
const one_line_1 = require("./one-line");
const LONGEST = 60;
/** Of what was thrown, which says more than a value does. */
const LONGEST_THROWN = 500;
/** Is longer than what is shown, and short enough to be looked at. */
const MOST_NAMES = 30;
/** Describes a value for an error text: in one short line, with its type, and never by running code of its own. */
function describeValue(value) {
    switch (typeof value) {
        case 'string':
            return `'${shorten(value)}' (string)`;
        case 'function':
            return `${isClassSource(value) ? 'the class' : 'the function'} ${shorten((0, class_name_1.nameOfClass)(value)) || '(anonymous)'}`;
        case 'object':
            return describeObject(value);
        case 'undefined':
            return 'undefined';
        case 'bigint':
            return `${shorten(textOfBigInt(value))} (bigint)`;
        default:
            return `${shorten(String(value))} (${typeof value})`;
    }
}
/**
 * Says what was thrown, or what a promise was rejected with: name and message of an error, which may be anything, and
 * may throw when they are read.
 */
function describeThrown(thrown) {
    return readError(thrown, String) ?? describeValue(thrown);
}
/** Says the message of what was thrown, as a sentence; its name where it has no message. */
function messageOf(thrown) {
    const said = typeof thrown === 'string' ? shorten(thrown, LONGEST_THROWN) : undefined;
    const text = said ?? readError(thrown, ({ message, name }) => message || name) ?? describeValue(thrown);
    return /[.!?…]$/.test(text) ? text : `${text}.`;
}
/** Reads an error of any realm; answers undefined for what is none, or throws when it is read. */
function readError(thrown, read) {
    try {
        const isError = thrown instanceof Error || node_util_1.types.isNativeError(thrown);
        return isError ? shorten(String(read(thrown)), LONGEST_THROWN) : undefined;
    }
    catch {
        return undefined;
    }
}
/** Writes the digits of one that can be shown whole, because those of a huge one take long. */
function textOfBigInt(value) {
    const size = value < 0n ? -value : value;
    return size >> 256n === 0n ? String(value) : 'more than 256 bits';
}
function isClassSource(value) {
    return /^class\b/.test(Function.prototype.toString.call(value));
}
function describeObject(value) {
    if (value === null)
        return 'null';
    try {
        if (Array.isArray(value))
            return `an array of ${value.length}`;
        const className = (0, class_name_1.classNameOf)(value);
        return className === 'Object' || className === ''
            ? describeFields(value)
            : `an instance of ${shorten(className)}`;
    }
    catch {
        // A proxy runs code of its own whatever it is asked.
        return 'an object that cannot be read';
    }
}
function describeFields(value) {
    const names = Object.keys(value);
    return names.length === 0
        ? 'an object without fields'
        : `an object with the fields ${shorten(names.slice(0, MOST_NAMES).join(', '))}`;
}
/** Cuts before it escapes, because the text may be a megabyte, and after it, because escapes are longer. */
function shorten(text, longest = LONGEST) {
    const escaped = (0, one_line_1.escapeLine)(text.slice(0, longest + 1));
    return escaped.length <= longest ? escaped : `${escaped.slice(0, longest - 1)}…`;
}
//# sourceMappingURL=describe-value.js.map