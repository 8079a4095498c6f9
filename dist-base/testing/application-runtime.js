"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.runtimeOf = runtimeOf;
const constants_1 = require("../constants");
const invalid_option_error_1 = require("../errors/invalid-option.error");
const memoize_runtime_1 = require("../runtime/memoize.runtime");
/** @throws InvalidOptionError for what is no application with CacheMemoizeModule */
function runtimeOf(app, where) {
    const runtime = find(app);
    if (runtime instanceof memoize_runtime_1.MemoizeRuntime)
        return runtime;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'app',
        value: app,
        where,
        expected: 'a compiled application that imports CacheMemoizeModule.forRoot()',
    });
}
function find(app) {
    try {
        return app.get(constants_1.MEMOIZE_RUNTIME, { strict: false });
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=application-runtime.js.map