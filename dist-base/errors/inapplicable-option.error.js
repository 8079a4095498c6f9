"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InapplicableOptionError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/**
 * Is thrown where an option that is well by itself cannot be on the method that it is written on, by what the method's
 * class, its parameters or the module say: when the class is defined, at start, or, of a class that comes later, as the
 * rejection of its calls.
 */
class InapplicableOptionError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, option, reason }) {
        super(`@CacheMemoize on ${method} cannot have ${option}: ${reason}`);
        this.code = 'E_CACHE_MEMOIZE_INAPPLICABLE_OPTION';
        this.method = method;
        this.option = option;
    }
}
exports.InapplicableOptionError = InapplicableOptionError;
//# sourceMappingURL=inapplicable-option.error.js.map