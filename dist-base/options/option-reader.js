"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OptionReader = exports.PREFIX_RULE = exports.PREFIX_PATTERN = void 0;
exports.isCallback = isCallback;
exports.isClass = isClass;
exports.isFactory = isFactory;
exports.isListOf = isListOf;
exports.isPlainRecord = isPlainRecord;
const invalid_option_error_1 = require("../errors/invalid-option.error");
const parse_duration_1 = require("./parse-duration");
/** Matches a prefix or a keyPrefix: what every store takes in a key, and a shell needs no quotes for. */
exports.PREFIX_PATTERN = /^[A-Za-z0-9_.:/@-]{1,100}$/;
exports.PREFIX_RULE = '1 to 100 characters of A-Z a-z 0-9 _ . : / @ -';
/**
 * Reads options one by one and refuses what cannot be: each method answers the value, or throws an
 * `InvalidOptionError` that says where it stands and what it must be.
 */
class OptionReader {
    constructor(options, where, path = '') {
        this.options = options;
        this.where = where;
        this.path = path;
    }
    /** @throws InvalidOptionError when the options are no plain object. */
    static of(given, where) {
        if (isPlainRecord(given))
            return new OptionReader(given, where);
        throw new invalid_option_error_1.InvalidOptionError({
            option: 'options',
            value: given,
            where,
            expected: 'an object with options',
        });
    }
    /** @throws InvalidOptionError for a name that is not in `known`: a misspelt option must not be ignored. */
    allowOnly(known) {
        for (const name of Object.keys(this.options)) {
            if (!known.includes(name))
                this.refuse(name, `one of the options ${known.join(', ')}`);
        }
        return this;
    }
    has(name) {
        return this.options[name] !== undefined;
    }
    get(name) {
        return this.options[name];
    }
    section(name, known) {
        const value = this.options[name] ?? {};
        if (!isPlainRecord(value))
            this.refuse(name, `an object with ${known.join(', ')}`);
        return new OptionReader(value, this.where, `${this.path}${name}.`).allowOnly(known);
    }
    duration(name, byDefault, { least = 1 } = {}) {
        const parsed = (0, parse_duration_1.parseDuration)(this.options[name] ?? byDefault);
        if (parsed === undefined || parsed < least)
            this.refuse(name, durationRule(least));
        return parsed;
    }
    finiteDuration(name, byDefault, { least = 1 } = {}) {
        const parsed = this.duration(name, byDefault, { least });
        if (parsed === Infinity)
            this.refuse(name, `${durationRule(least)}, and not Infinity`);
        return parsed;
    }
    integer(name, byDefault) {
        const value = this.options[name] ?? byDefault;
        if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
            this.refuse(name, 'a whole number of at least 1');
        return value;
    }
    fraction(name, byDefault) {
        const value = this.options[name] ?? byDefault;
        if (typeof value !== 'number' || !(value >= 0 && value <= 1))
            this.refuse(name, 'a number from 0 to 1');
        return value;
    }
    /** Undefined where it is not said. */
    part(name) {
        const value = this.options[name];
        if (value === undefined)
            return undefined;
        if (typeof value !== 'number' || !(value > 0 && value < 1))
            this.refuse(name, 'a number between 0 and 1, and neither of them');
        return value;
    }
    boolean(name, byDefault) {
        const value = this.options[name] ?? byDefault;
        if (typeof value !== 'boolean')
            this.refuse(name, 'true or false');
        return value;
    }
    prefix(name) {
        const value = this.options[name];
        if (value === undefined)
            return undefined;
        if (typeof value !== 'string' || !exports.PREFIX_PATTERN.test(value))
            this.refuse(name, exports.PREFIX_RULE);
        return value;
    }
    callback(name) {
        const value = this.options[name];
        if (value !== undefined && !isCallback(value))
            this.refuse(name, 'a function');
        return value;
    }
    refuse(name, expected) {
        const option = `${this.path}${name}`;
        throw new invalid_option_error_1.InvalidOptionError({ option, value: this.options[name], where: this.where, expected });
    }
}
exports.OptionReader = OptionReader;
/** Recognises a function, of which no more can be checked before it is called. */
function isCallback(value) {
    return typeof value === 'function';
}
/** Recognises a class: a function that can be called with `new`. Arrow functions and methods have no prototype. */
function isClass(value) {
    return typeof value === 'function' && typeof value.prototype === 'object';
}
/**
 * Recognises a function that is meant to be called: one that was declared has a prototype as a class has, and only the
 * text of a class begins with that word.
 */
function isFactory(value) {
    return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}
/** Recognises an array whose every item is recognised. */
function isListOf(isItem, value) {
    return Array.isArray(value) && value.every(isItem);
}
/** Recognises an object literal, and what has no prototype: options, as against an instance of some class. */
function isPlainRecord(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Reflect.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
}
function durationRule(least) {
    const bound = least === 0 ? 'of at least 0' : 'of at least 1 ms';
    return `a duration ${bound}: milliseconds, or a number with ms, s, m, h or d, such as '5m'`;
}
//# sourceMappingURL=option-reader.js.map