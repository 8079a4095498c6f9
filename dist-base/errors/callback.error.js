"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CallbackError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
const CHANGE_IS_MADE = 'What the call has changed is changed, and not all that it made old was invalidated.';
/** What a callback is called, and what its failure came to. */
const TEXTS = {
    condition: { name: 'condition of @CacheMemoize on', consequence: 'The call runs uncached.' },
    hitCallable: { name: 'hitCallable of @CacheMemoize on', consequence: 'The call had its result.' },
    missCallable: { name: 'missCallable of @CacheMemoize on', consequence: 'The call had its result.' },
    ttl: { name: 'ttl of @CacheMemoize on', consequence: 'The call had its result, which was not kept.' },
    tags: { name: 'tags of @CacheMemoize on', consequence: 'The call runs uncached.' },
    resultTags: {
        name: 'resultTags of @CacheMemoize on',
        consequence: 'The call had its result, which was not kept.',
    },
    when: {
        name: 'staleIfError.when of @CacheMemoize on',
        consequence: 'The error was taken for an answer, and ended what was kept.',
    },
    invalidateTogether: { name: 'callback of', consequence: 'Nothing was invalidated.' },
    plan: { name: 'callback of', consequence: 'There is no plan.' },
    Invalidates: { name: 'plan of @Invalidates on', consequence: CHANGE_IS_MADE },
    InvalidatesTags: { name: 'tags of @InvalidatesTags on', consequence: CHANGE_IS_MADE },
};
/**
 * Tells that a callback threw, rejected, or answered what cannot be used: `onError`, of a callback of `@CacheMemoize`,
 * without which the call went on; the caller, of one that says what to invalidate.
 */
class CallbackError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ method, callback, reason, cause, result }) {
        const { name, consequence } = TEXTS[callback];
        super(`The ${name} ${method} ${reason}. ${consequence} Mend the callback.`, { cause });
        this.code = 'E_CACHE_MEMOIZE_CALLBACK';
        this.method = method;
        this.callback = callback;
        this.result = result;
    }
}
exports.CallbackError = CallbackError;
//# sourceMappingURL=callback.error.js.map