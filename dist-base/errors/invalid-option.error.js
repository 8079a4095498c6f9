"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InvalidOptionError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
const describe_value_1 = require("./describe-value");
/**
 * Is thrown where an option, or what a verb was given, has a value that it cannot have, or a name that no option has:
 * at start by the module, by a decorator as soon as its class is defined, and by a verb as a rejection.
 */
class InvalidOptionError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ option, value, where, expected }) {
        super(`Invalid option '${option}' in ${where}: got ${(0, describe_value_1.describeValue)(value)}. It must be ${expected}.`);
        this.code = 'E_CACHE_MEMOIZE_INVALID_OPTION';
        this.option = option;
        this.value = value;
        this.where = where;
    }
}
exports.InvalidOptionError = InvalidOptionError;
//# sourceMappingURL=invalid-option.error.js.map