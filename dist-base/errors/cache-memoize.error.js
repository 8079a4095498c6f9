"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheMemoizeError = void 0;
const constants_1 = require("../constants");
const class_name_1 = require("../types/class-name");
const one_line_1 = require("./one-line");
/**
 * Is the base of every error of this library. An application's own errors pass through untouched and never extend it.
 * Its text is one line of at most 2,000 characters, escaped, whatever was in it: field names, keys and messages of
 * others end in logs.
 */
class CacheMemoizeError extends Error {
    constructor(message, options) {
        super((0, one_line_1.toLine)(message), options);
        this.name = (0, class_name_1.nameOfClass)(new.target);
    }
    /** The address of what the documentation says about this `code`. */
    get help() {
        return `${constants_1.HOMEPAGE}errors#${this.code.toLowerCase()}`;
    }
}
exports.CacheMemoizeError = CacheMemoizeError;
//# sourceMappingURL=cache-memoize.error.js.map