"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.showsPrivateFields = showsPrivateFields;
/** One piece of JavaScript: a comment, a string, a name (with its `#`), a number, white space, or one character. */
const PIECE = /\/\/[^\n]*|\/\*[^]*?\*\/|'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*"|#?[\p{ID_Start}$_][\p{ID_Continue}$]*|\d[\w.]*|\s+|[^]/uy;
const REGULAR_EXPRESSION = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/uy;
const TEMPLATE = /(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)/uy;
const CALL_FOLLOWS = /\s*\(/uy;
/** Behind these an operand begins, and so a slash is the start of a regular expression. */
const OPERAND_FOLLOWS = /^(?:[^\w$"'`)\]#]|return|typeof|case|in|of|void|delete|instanceof|new|throw|yield|await|do|else)$/u;
const NOT_A_FIELD = new Set(['static', 'get', 'set', 'async', '.', '*']);
const CLOSING = { '{': '}', '${': '}', '(': ')', '[': ']' };
/** What TypeScript, SWC, Babel and esbuild make of the declaration of a private field where they replace it. */
const HELPERS = /(?<![\w$.])_\w+\.set\(\s*this\s*,|_class_private_field_init(?:\._)?\)?\(\s*this\s*,\s*\w+\s*,\s*\{\s*writable|_classPrivateFieldInitSpec\)?\(\s*this|__privateAdd\(\s*this\s*,\s*(?!\w+_instances\b)/;
const WORTH_READING = /#|\.set\(\s*this|[pP]rivate/;
/**
 * Tells whether the source text of a class shows private fields, which nobody outside can see: `#name` as a field in
 * its body, or what compilers write in its place. Not private methods and accessors, nothing static, and nothing in
 * strings and comments. Where the text is more than is understood here, every `#name` at a start counts: a class too
 * many has to say its key, which is better than two instances that share one.
 */
function showsPrivateFields(source) {
    if (!WORTH_READING.test(source))
        return false;
    const reader = new SourceReader(source);
    const body = reader.read();
    if (HELPERS.test(reader.code))
        return true;
    return body ? body.hasField : /(?:^|[\s;{}])#[\p{ID_Start}$_]/u.test(source);
}
/** Reads a source text once, from piece to piece. */
class SourceReader {
    constructor(source) {
        this.source = source;
        /** The text without strings, comments and regular expressions. */
        this.code = '';
        this.at = 0;
        this.last = '';
        this.isOnNewLine = false;
        this.open = [];
    }
    /** Answers what the last brace closed, which is the body of a class; undefined where the text is not understood. */
    read() {
        while (this.at < this.source.length) {
            if (!this.take(this.next()))
                return undefined;
        }
        return this.open.length === 0 && this.last === '}' ? this.closed : undefined;
    }
    next() {
        const isOperand = this.last === '' || OPERAND_FOLLOWS.test(this.last);
        const expression = isOperand && this.source[this.at] === '/' && this.match(REGULAR_EXPRESSION);
        const isComment = this.source[this.at + 1] === '/' || this.source[this.at + 1] === '*';
        return expression && !isComment ? expression : this.match(PIECE);
    }
    match(pattern) {
        pattern.lastIndex = this.at;
        return pattern.exec(this.source)?.[0] ?? '';
    }
    /** Answers false where brackets do not fit. */
    take(piece) {
        this.at += piece.length;
        if (piece === '' || /^(?:\s|\/[/*])/u.test(piece))
            return this.skip(piece);
        const isText = piece.length > 1 && /^['"/]/u.test(piece);
        this.code += isText ? ' ' : piece;
        if (piece.startsWith('#'))
            this.noteName();
        const isFitting = this.takeBracket(piece);
        this.last = isText ? '"' : piece;
        this.isOnNewLine = false;
        return isFitting;
    }
    skip(piece) {
        this.code += ' ';
        this.isOnNewLine ||= piece.includes('\n');
        return piece !== '';
    }
    takeBracket(piece) {
        if (piece === '`')
            return this.takeTemplate();
        if (Object.hasOwn(CLOSING, piece))
            this.open.push({ text: piece, hasField: false });
        if (piece !== '}' && piece !== ')' && piece !== ']')
            return true;
        const opening = this.open.pop();
        this.closed = opening;
        if (opening === undefined || CLOSING[opening.text] !== piece)
            return false;
        return opening.text === '${' ? this.takeTemplate() : true;
    }
    /** Passes over the text of a template, up to its end or to the next expression in it. */
    takeTemplate() {
        const text = this.match(TEMPLATE);
        this.at += text.length;
        if (text.endsWith('${'))
            this.open.push({ text: '${', hasField: false });
        return text !== '';
    }
    /** Begins a member, as against the use of one: behind a brace or semicolon, or on a new line behind an operand. */
    noteName() {
        const { last } = this;
        const opening = this.open.at(-1);
        const isStart = /^[{};]$/u.test(last) || (this.isOnNewLine && !OPERAND_FOLLOWS.test(last));
        const isField = last === 'accessor' || (isStart && !NOT_A_FIELD.has(last));
        if (opening && isField && this.match(CALL_FOLLOWS) === '')
            opening.hasField = true;
    }
}
//# sourceMappingURL=class-source.js.map