"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KeyCallbacks = void 0;
const cache_memoize_error_1 = require("../../errors/cache-memoize.error");
const describe_value_1 = require("../../errors/describe-value");
const unkeyable_argument_error_1 = require("../../errors/unkeyable-argument.error");
const callback_answers_1 = require("../callback-answers");
/** Asks the callbacks that the keys of one method are made with. */
class KeyCallbacks {
    /** @param method `FilesService.exists` */
    constructor(method) {
        this.method = method;
    }
    /** @throws UnkeyableArgumentError where it throws; and whatever of this library's it threw itself */
    ask(callback, run) {
        try {
            const answer = run();
            (0, callback_answers_1.ignoreRejection)(answer);
            return answer;
        }
        catch (cause) {
            if (cause instanceof cache_memoize_error_1.CacheMemoizeError)
                throw cause;
            throw this.unusable(callback, `nothing, because it threw ${(0, describe_value_1.describeThrown)(cause)}`, cause);
        }
    }
    unusable({ name, path = `${name}()` }, reason, cause) {
        return new unkeyable_argument_error_1.UnkeyableArgumentError({ method: this.method, position: name, path, reason, cause });
    }
}
exports.KeyCallbacks = KeyCallbacks;
//# sourceMappingURL=key-callbacks.js.map