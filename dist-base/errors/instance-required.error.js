"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InstanceRequiredError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/**
 * Is thrown by a verb where a key callback reads from `this`, and the application has no singleton of the class that
 * could stand for it.
 */
class InstanceRequiredError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method }) {
        super(`A key callback of ${method} reads from 'this', and the application has no singleton of the class. ` +
            `Hand an instance to the invalidator in place of the class, or use memoized(instance).`);
        this.code = 'E_CACHE_MEMOIZE_INSTANCE_REQUIRED';
        this.method = method;
    }
}
exports.InstanceRequiredError = InstanceRequiredError;
//# sourceMappingURL=instance-required.error.js.map