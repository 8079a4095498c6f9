"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UNESCAPED = void 0;
exports.isUnescaped = isUnescaped;
exports.quote = quote;
exports.textOfNumber = textOfNumber;
exports.textOfBigInt = textOfBigInt;
exports.textOfClassName = textOfClassName;
exports.writeNumbers = writeNumbers;
const has_more_digits_1 = require("../kinds/has-more-digits");
const key_refusal_1 = require("./key-refusal");
/** Has a 1 at the code of each character that needs no escape: printable ASCII but space, quote and backslash. */
exports.UNESCAPED = new Uint8Array(128).fill(1, 33, 127);
exports.UNESCAPED[0x22] = 0;
exports.UNESCAPED[0x5c] = 0;
/** Up to this length a loop is faster than a regular expression: by a tenth of a key of two such strings. */
const LONGEST_LOOP = 12;
const UNESCAPED_PATTERN = /^[!#-[\]-~]*$/;
const NOT_PRINTABLE = /[^!-~]/g;
/** Tells whether a string needs no escapes. */
function isUnescaped(text) {
    if (text.length > LONGEST_LOOP)
        return UNESCAPED_PATTERN.test(text);
    for (let index = 0; index < text.length; index++) {
        if (exports.UNESCAPED[text.charCodeAt(index)] !== 1)
            return false;
    }
    return true;
}
/** Writes a string as JSON does, but escapes everything that is not printable ASCII, spaces included. */
function quote(text) {
    return isUnescaped(text) ? `"${text}"` : JSON.stringify(text).replace(NOT_PRINTABLE, escape);
}
function escape(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
/** Writes a number: 0 and -0 differ; for every other one JavaScript's own text is unambiguous. */
function textOfNumber(value) {
    return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
}
const LARGEST_DECIMAL = 2n ** 64n;
/** Writes a BigInt: in hexadecimal where it is long, because decimal digits take quadratic time. */
function textOfBigInt(value, room) {
    const size = value < 0n ? -value : value;
    if (size <= LARGEST_DECIMAL)
        return `${value}n`;
    if ((0, has_more_digits_1.hasMoreDigits)(size, room))
        throw new key_refusal_1.KeyTooLarge();
    return `${value < 0n ? '-' : ''}0x${size.toString(16)}n`;
}
/** Writes the name of a class, which is part of keys and may be any text. */
function textOfClassName(name) {
    return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}
/**
 * Writes a list of numbers and nothing else, which JSON writes exactly as keys do and faster than anything written in
 * JavaScript; answers undefined for every other list.
 */
function writeNumbers(value) {
    return value.length > 0 && areJsonNumbers(value) ? JSON.stringify(value) : undefined;
}
/** Does not use `every`, which would pass over the gaps of an array. */
function areJsonNumbers(value) {
    for (let index = 0; index < value.length; index++) {
        const item = value[index];
        if (!Number.isFinite(item) || Object.is(item, -0))
            return false;
    }
    return true;
}
//# sourceMappingURL=key-text.js.map