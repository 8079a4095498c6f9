"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fastWriter = void 0;
const key_refusal_1 = require("./key-refusal");
const key_shapes_1 = require("./key-shapes");
const key_text_1 = require("./key-text");
/** Far below what the call stack holds, far above what arguments have. */
const DEEPEST = 8;
/** What has more children is worth the walk, whose start costs more. */
const MOST_CHILDREN = 64;
/** Characters; longer keys are hashed, and so the walk is good enough for them. */
const CAPACITY = 4_096;
const LARGEST_SMALL = 2 ** 30;
const COMMA = 0x2c;
const ZERO = 0x30;
const QUOTE = 0x22;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
/**
 * Writes what nearly all objects among arguments are: small object literals and arrays of strings and numbers. It
 * writes what the walk writes (the tests hold the two together) and leaves everything else to it.
 *
 * It is not as fine as the walk, because most of a hit on an object is spent here. Characters are written as bytes, and
 * made a string once: a text that is put together with `+` is a tree of pieces to V8, which the look-up has to flatten
 * (a tenth to a fifth of the whole key).
 */
class FastWriter {
    constructor() {
        this.bytes = Buffer.allocUnsafeSlow(CAPACITY + 4);
        this.view = new DataView(this.bytes.buffer);
        this.length = 0;
        this.isBusy = false;
    }
    /**
     * Answers `start` and the text of `value` behind it; undefined where the walk has to write it.
     *
     * @throws KeyTooLarge
     */
    append(start, value, longest) {
        return isLongList(value) ? appendNumbers(start, value, longest) : this.write(start, value, longest);
    }
    write(start, value, longest) {
        // A getter that calls a memoized method comes here in the middle of another text.
        if (this.isBusy || start.length > CAPACITY)
            return undefined;
        this.isBusy = true;
        try {
            this.length = 0;
            this.put(start);
            const isWritten = this.putObject(value, longest, 0) && this.length <= longest;
            return isWritten && this.length <= CAPACITY ? this.bytes.toString('latin1', 0, this.length) : undefined;
        }
        finally {
            this.isBusy = false;
        }
    }
    putObject(value, longest, depth) {
        if (depth > DEEPEST || this.length > CAPACITY)
            return false;
        const prototype = Object.getPrototypeOf(value);
        if (prototype === Object.prototype || prototype === null)
            return this.putFields(value, longest, depth);
        return prototype === Array.prototype && Array.isArray(value) && this.putItems(value, longest, depth);
    }
    putFields(value, longest, depth) {
        const keys = Object.getOwnPropertyNames(value);
        const count = keys.length;
        // Not left to the walk, which would list a million names once more.
        (0, key_refusal_1.refuseOver)(longest - this.length, count * 4);
        if (count === 0 || count > MOST_CHILDREN || Object.getOwnPropertySymbols(value).length > 0)
            return false;
        const shape = key_shapes_1.keyShapes.shapeOf(keys, longest - this.length);
        if (shape === undefined)
            return false;
        const { order, labelBytes, labelEnds } = shape;
        const values = Object.values(value);
        // Of the names, which cost as little as the keys would, some are of fields that are not enumerable.
        if (values.length !== count)
            return false;
        const start = this.length;
        let begin = 0;
        for (let place = 0; place < count; place++) {
            const end = labelEnds[place];
            const child = values[order[place]];
            if (child !== undefined) {
                if (!this.putLabel(labelBytes, begin, end))
                    return false;
                if (!this.putChild(child, longest, depth))
                    return false;
            }
            begin = end;
        }
        // The label of the first that is not undefined begins with a comma where others come before it.
        this.bytes[start] = OPENING_BRACE;
        if (this.length === start)
            this.length++;
        this.bytes[this.length++] = CLOSING_BRACE;
        return true;
    }
    putItems(value, longest, depth) {
        const count = value.length;
        // As many keys as items, and the length: no gap that the items would not show, and no field besides.
        if (count === 0 || count > MOST_CHILDREN || Reflect.ownKeys(value).length !== count + 1)
            return false;
        for (let place = 0; place < count; place++) {
            this.bytes[this.length++] = place === 0 ? 0x5b : COMMA;
            if (!this.putChild(value[place], longest, depth))
                return false;
        }
        this.bytes[this.length++] = 0x5d;
        return true;
    }
    /** Answers false for what is left to the walk; undefined is, because in an array it may be a gap, and in an object it is none. */
    putChild(child, longest, depth) {
        switch (typeof child) {
            case 'string':
                return this.putString(child);
            case 'number':
                return this.putNumber(child);
            case 'boolean':
                return this.put(child ? 'true' : 'false');
            case 'object':
                return child === null ? this.put('null') : this.putObject(child, longest, depth + 1);
            default:
                return false;
        }
    }
    putNumber(value) {
        if (value <= 0 || value >= LARGEST_SMALL || (value | 0) !== value)
            return this.put((0, key_text_1.textOfNumber)(value));
        let digits = 1;
        for (let rest = value; rest >= 10; rest = (rest / 10) | 0)
            digits++;
        this.length += digits;
        for (let at = this.length, rest = value; digits > 0; digits--) {
            const next = (rest / 10) | 0;
            this.bytes[--at] = ZERO + rest - next * 10;
            rest = next;
        }
        return true;
    }
    putString(text) {
        if (text.length > CAPACITY)
            return false;
        const { bytes } = this;
        let at = this.length;
        bytes[at++] = QUOTE;
        for (let index = 0; index < text.length; index++) {
            const code = text.charCodeAt(index);
            if (key_text_1.UNESCAPED[code] !== 1)
                return this.put((0, key_text_1.quote)(text));
            bytes[at++] = code;
        }
        bytes[at++] = QUOTE;
        this.length = at;
        return true;
    }
    put(text) {
        if (text.length > CAPACITY)
            return false;
        const { bytes } = this;
        let at = this.length;
        for (let index = 0; index < text.length; index++)
            bytes[at++] = text.charCodeAt(index);
        this.length = at;
        return at <= CAPACITY;
    }
    /** Copies four bytes at a time: what is too much at the end is written over by what comes next. */
    putLabel(source, begin, end) {
        const { view } = this;
        let at = this.length;
        this.length += end - begin;
        if (this.length > CAPACITY)
            return false;
        for (let index = begin; index < end; index += 4, at += 4)
            view.setInt32(at, source.getInt32(index));
        return true;
    }
}
exports.fastWriter = new FastWriter();
function isLongList(value) {
    return (Array.isArray(value) && value.length > MOST_CHILDREN && Object.getPrototypeOf(value) === Array.prototype);
}
function appendNumbers(start, value, longest) {
    const numbers = value.length * 2 > longest - start.length ? undefined : (0, key_text_1.writeNumbers)(value);
    return numbers === undefined ? undefined : start + numbers;
}
//# sourceMappingURL=fast-writer.js.map