"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.escapeLine = escapeLine;
exports.toLine = toLine;
/** A longer text belongs into no log line. */
const LONGEST = 2_000;
/** How much of the end of a text that is too long is left: there it says what to do. */
const LONGEST_END = 500;
/** What ends a line, moves the cursor, turns the direction of writing, or is no character at all. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Writes a text as one line: what a terminal or a log would not show as it is stands there as an escape. */
function escapeLine(text) {
    return text.replace(UNPRINTABLE, escapeCharacter);
}
/**
 * Makes one line of at most 2,000 characters of any text. Of a longer one the beginning and the end stay. It is cut
 * before it is escaped, because it may be a megabyte, and again after it, because escapes are longer.
 */
function toLine(text) {
    return cut(escapeLine(cut(text)));
}
function cut(text) {
    if (text.length <= LONGEST)
        return text;
    return `${text.slice(0, LONGEST - LONGEST_END - 1)}…${text.slice(-LONGEST_END)}`;
}
const SHORT_ESCAPES = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
function escapeCharacter(character) {
    const short = SHORT_ESCAPES[character];
    if (short !== undefined)
        return short;
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
//# sourceMappingURL=one-line.js.map