"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JsonCheck = void 0;
exports.readJson = readJson;
const node_util_1 = require("node:util");
const fields_1 = require("./fields");
/** A deeper value is written as a list of nodes, without recursion. */
const DEEPEST = 500;
/** Two quotes and a comma; a name has a colon besides. */
const SIGNS_OF_STRING = 3;
const SIGNS_OF_NAME = 4;
/** A digit and a comma; `true` or `null` and a comma. */
const LEAST_OF_ITEM = 2;
const LEAST_OF_BOOLEAN = 5;
/**
 * Tells whether JSON holds a value as it is: object literals and arrays of strings, finite numbers, booleans and null,
 * each object once, nothing hidden. It answers "no" where anything is unusual, and leaves it to others to say what.
 *
 * It counts what the text will have at least, each part before it is looked into, and stops where that is too much: to
 * find out that a value is too large must not take the time of its size.
 */
class JsonCheck {
    /** @param room how many characters the text may have */
    constructor(room) {
        this.seen = new Set();
        // The last of several has no comma.
        this.room = room + 1;
    }
    /** Whether the answer was "no" because the text of what was looked at so far would be too long already. */
    get isTooLarge() {
        return this.room < 0;
    }
    holds(value, depth = 0) {
        switch (typeof value) {
            case 'string':
                return this.has(value.length + SIGNS_OF_STRING);
            case 'number':
                return value - value === 0 && !Object.is(value, -0) && this.has(LEAST_OF_ITEM);
            case 'boolean':
                return this.has(LEAST_OF_BOOLEAN);
            case 'object':
                return value === null ? this.has(LEAST_OF_BOOLEAN) : this.holdsObject(value, depth);
            default:
                return false;
        }
    }
    holdsObject(value, depth) {
        if (depth > DEEPEST || this.seen.has(value) || node_util_1.types.isProxy(value))
            return false;
        this.seen.add(value);
        const prototype = Reflect.getPrototypeOf(value);
        if (prototype === Object.prototype)
            return this.holdsFields(value, depth);
        return prototype === Array.prototype && Array.isArray(value) && this.holdsItems(value, depth);
    }
    holdsItems(value, depth) {
        if (!this.has(LEAST_OF_ITEM) || !this.couldHold(value.length))
            return false;
        // A gap reads as undefined, which JSON does not hold either.
        for (let index = 0; index < value.length; index++)
            if (!this.holds(value[index], depth + 1))
                return false;
        // Last, because it lists the indexes of all items.
        return !(0, fields_1.hasHidden)(value, value.length + 1);
    }
    holdsFields(value, depth) {
        const keys = Object.keys(value);
        if (!this.has(LEAST_OF_ITEM) || !this.couldHold(keys.length * SIGNS_OF_NAME))
            return false;
        if ((0, fields_1.hasHidden)(value, keys.length))
            return false;
        for (const key of keys) {
            const field = Object.getOwnPropertyDescriptor(value, key);
            if (key === '__proto__' || field === undefined || !('value' in field))
                return false;
            if (!this.has(key.length + SIGNS_OF_NAME - 1) || !this.holds(field.value, depth + 1))
                return false;
        }
        return true;
    }
    has(length) {
        this.room -= length;
        return this.room >= 0;
    }
    /** Whether there is room for so many items: they are counted when they are looked at. */
    couldHold(items) {
        if (items * LEAST_OF_ITEM <= this.room)
            return true;
        this.room = -1;
        return false;
    }
}
exports.JsonCheck = JsonCheck;
/** A shorter text cannot nest deeper than what is read again. */
const SURELY_FLAT = DEEPEST * 2;
/**
 * Reads JSON that may come from a stranger: undefined where an object has an own `__proto__`, which whoever merges it
 * into another would fall for, or where it is deeper than anything that was written here. May throw a SyntaxError.
 */
function readJson(text) {
    const value = JSON.parse(text);
    // Short and without the name in either spelling, as nearly all are: nothing to look for.
    const isHarmless = text.length < SURELY_FLAT && !text.includes('__proto__') && !text.includes('\\u');
    return isHarmless || isSoundItem(value, 0) ? { value } : undefined;
}
function isSoundItem(value, depth) {
    if (!isReadable(value))
        return true;
    if (depth > DEEPEST)
        return false;
    return Array.isArray(value) ? areSoundItems(value, depth + 1) : areSoundFields(value, depth + 1);
}
function areSoundItems(items, depth) {
    for (let index = 0; index < items.length; index++)
        if (!isSoundItem(items[index], depth))
            return false;
    return true;
}
/** Tells an object, which has fields of any name, from a primitive. */
function isReadable(value) {
    return typeof value === 'object' && value !== null;
}
function areSoundFields(fields, depth) {
    // Fresh from JSON.parse: its fields are its own.
    for (const key in fields) {
        if (key === '__proto__' || !isSoundItem(fields[key], depth))
            return false;
    }
    return true;
}
//# sourceMappingURL=json-check.js.map