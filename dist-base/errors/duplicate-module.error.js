"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DuplicateModuleError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/** Is thrown at start where `forRoot` or `forRootAsync` of CacheMemoizeModule is imported twice in one application. */
class DuplicateModuleError extends cache_memoize_error_1.CacheMemoizeError {
    constructor() {
        super('CacheMemoizeModule.forRoot() or forRootAsync() is imported twice in this application. Import it once, in the ' +
            'root module, with all caches; it is global.');
        this.code = 'E_CACHE_MEMOIZE_DUPLICATE_MODULE';
    }
}
exports.DuplicateModuleError = DuplicateModuleError;
//# sourceMappingURL=duplicate-module.error.js.map