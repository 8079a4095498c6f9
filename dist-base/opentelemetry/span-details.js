"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SpanDetails = void 0;
const api_1 = require("@opentelemetry/api");
const describe_value_1 = require("../errors/describe-value");
/** `invalidateMany` may name a hundred thousand. */
const MOST_KEYS = 100;
/** What spans say: nothing that was made of arguments, unless asked. */
class SpanDetails {
    /** @param areKeysShown keys, and texts that may hold them */
    constructor(areKeysShown) {
        this.areKeysShown = areKeysShown;
    }
    attributesOf(message) {
        const { method, alias, outcome } = message;
        return {
            'cache.memoize.cache': alias,
            'cache.memoize.outcome': outcome,
            ...(method !== undefined && { 'cache.memoize.method': method }),
            ...(this.areKeysShown && namesIn(message)),
        };
    }
    fail(span, error) {
        const kind = error instanceof Error ? error.name : typeof error;
        const message = this.areKeysShown ? (0, describe_value_1.describeThrown)(error) : kind;
        span.setAttribute('error.type', kind);
        span.setStatus({ code: api_1.SpanStatusCode.ERROR, message });
        if (this.areKeysShown && error instanceof Error)
            span.recordException(error);
    }
}
exports.SpanDetails = SpanDetails;
function namesIn({ key, keys, target }) {
    return {
        ...(key !== undefined && { 'cache.memoize.key': key }),
        ...(target !== undefined && { 'cache.memoize.target': target }),
        ...(keys !== undefined && { 'cache.memoize.keys': keys.slice(0, MOST_KEYS) }),
    };
}
//# sourceMappingURL=span-details.js.map