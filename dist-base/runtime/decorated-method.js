"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RefusedMethod = exports.PlainMethod = void 0;
exports.requireMemoized = requireMemoized;
const not_memoized_error_1 = require("../errors/not-memoized.error");
const memoized_method_1 = require("./memoized-method");
/** Runs as if it were not decorated: reached through super, or (a refusal) its prefix belongs to another class. */
class PlainMethod {
    constructor(decoration, refusal, report) {
        this.decoration = decoration;
        this.refusal = refusal;
        this.report = report;
    }
    async call(instance, args) {
        if (this.refusal)
            this.report?.(this.refusal);
        return this.decoration.original.apply(instance, [...args]);
    }
}
exports.PlainMethod = PlainMethod;
/** Cannot be memoized as it is decorated, which was not seen at start because its module was loaded later. */
class RefusedMethod {
    constructor(refusal) {
        this.refusal = refusal;
    }
    call() {
        return Promise.reject(this.refusal);
    }
}
exports.RefusedMethod = RefusedMethod;
/** @throws whatever the method was refused for */
function requireMemoized(method) {
    if (method instanceof memoized_method_1.MemoizedMethod)
        return method;
    throw method.refusal ?? new not_memoized_error_1.NotMemoizedError({ className: 'The class', method: 'the method' });
}
//# sourceMappingURL=decorated-method.js.map