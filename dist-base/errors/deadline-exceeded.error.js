"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DeadlineExceededError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/** Says that an operation was given up, having had no answer within its deadline. What is reported has it as `cause`. */
class DeadlineExceededError extends cache_memoize_error_1.CacheMemoizeError {
    constructor(facts) {
        super(`No answer within ${facts.deadline} ms. Where that is too little for this cache, raise the option 'deadline'.`);
        this.code = 'E_CACHE_MEMOIZE_DEADLINE_EXCEEDED';
        this.deadline = facts.deadline;
    }
}
exports.DeadlineExceededError = DeadlineExceededError;
//# sourceMappingURL=deadline-exceeded.error.js.map