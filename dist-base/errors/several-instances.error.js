"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SeveralInstancesError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/** An application has several instances of a class that are not alike, and one of them would answer for another. */
class SeveralInstancesError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, modules, difference }) {
        const where = modules.length > 0 ? ` (in ${modules.join(' and ')})` : '';
        super(`@CacheMemoize on ${method}: the application has several instances of the class${where}, and ${difference}. The ` +
            `instance is not part of the key, so one would answer for another. Say what the outcome varies on with a ` +
            `function: extra, argsRewrite or keyGeneratorCallable; or, where all of them answer alike, instancesAgree: true.`);
        this.code = 'E_CACHE_MEMOIZE_SEVERAL_INSTANCES';
        this.method = method;
        this.modules = modules;
        this.difference = difference;
    }
}
exports.SeveralInstancesError = SeveralInstancesError;
//# sourceMappingURL=several-instances.error.js.map