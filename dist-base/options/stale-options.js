"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DEFAULT_RETRY_AFTER = exports.STALE_OPTIONS = void 0;
exports.resolveStaleOptions = resolveStaleOptions;
const option_reader_1 = require("./option-reader");
exports.STALE_OPTIONS = Object.freeze([
    'staleWhileRevalidate',
    'staleIfError',
    'earlyRefresh',
    'jitter',
]);
/** Milliseconds: how long a source that failed is left alone where nothing says so. */
exports.DEFAULT_RETRY_AFTER = 30_000;
/** @throws InvalidOptionError */
function resolveStaleOptions(options) {
    return {
        staleWhileRevalidate: resolveWindow(options, 'staleWhileRevalidate'),
        staleIfError: resolveStaleIfError(options),
        earlyRefresh: options.part('earlyRefresh'),
        jitter: options.part('jitter'),
    };
}
function resolveWindow(options, name) {
    return options.has(name) ? options.finiteDuration(name, undefined) : undefined;
}
function resolveStaleIfError(options) {
    if (!(0, option_reader_1.isPlainRecord)(options.get('staleIfError'))) {
        const window = resolveWindow(options, 'staleIfError');
        return window === undefined
            ? undefined
            : { for: window, when: undefined, retryAfter: exports.DEFAULT_RETRY_AFTER };
    }
    const section = options.section('staleIfError', ['for', 'when', 'retryAfter']);
    return {
        for: section.finiteDuration('for', undefined),
        when: resolveWhen(section),
        retryAfter: section.finiteDuration('retryAfter', exports.DEFAULT_RETRY_AFTER),
    };
}
function resolveWhen(section) {
    const when = section.get('when');
    if (when === undefined || isPredicate(when))
        return when;
    return section.refuse('when', 'a function that answers true or false');
}
function isPredicate(value) {
    return (0, option_reader_1.isCallback)(value);
}
//# sourceMappingURL=stale-options.js.map