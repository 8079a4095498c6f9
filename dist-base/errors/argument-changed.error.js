"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ArgumentChangedError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/**
 * An argument was changed after the call, while its cache was asked, and could not be copied before. The method ran with
 * what it had become, and the outcome is not kept: it may not be that of the key.
 */
class ArgumentChangedError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method }) {
        super(`An argument of ${method} was changed after the call, while the cache was asked, and cannot be copied. The ` +
            `method ran with what it had become, and its outcome is not kept. Give each call an object of its own, or list ` +
            `its class in classes.`);
        this.code = 'E_CACHE_MEMOIZE_ARGUMENT_CHANGED';
        this.method = method;
    }
}
exports.ArgumentChangedError = ArgumentChangedError;
//# sourceMappingURL=argument-changed.error.js.map