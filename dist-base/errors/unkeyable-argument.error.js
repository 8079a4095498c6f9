"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnkeyableArgumentError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
/**
 * Tells that an argument, or what a callback gave in its place, has no key, so that its call cannot be told from
 * another: the call runs uncached and `onError` hears of it, and a verb, which needs the key, fails with it.
 */
class UnkeyableArgumentError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, position, path, reason, cause }) {
        const subject = typeof position === 'number' ? `Argument ${position}` : 'A call';
        super(`${subject} of ${method} has no key: ${path} is ${reason}. Such calls are not memoized. ${remedyFor(position)}`, cause === undefined ? undefined : { cause });
        this.code = 'E_CACHE_MEMOIZE_UNKEYABLE_ARGUMENT';
        this.method = method;
        this.position = position;
        this.path = path;
        this.reason = reason;
    }
}
exports.UnkeyableArgumentError = UnkeyableArgumentError;
function remedyFor(position) {
    switch (position) {
        case 'extra':
        case 'argsRewrite':
            return `Let ${position} give small plain values, or instances of classes with a method toCacheKey().`;
        case 'keyGeneratorCallable':
            return 'Let keyGeneratorCallable give a text that is not empty, and within maxKeyBytes.';
        default:
            return "Say with argsRewrite what the key is made of, or give the value's class a method toCacheKey().";
    }
}
//# sourceMappingURL=unkeyable-argument.error.js.map