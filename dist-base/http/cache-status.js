"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.formatCacheStatus = formatCacheStatus;
exports.appendCacheStatus = appendCacheStatus;
exports.formatAge = formatAge;
/** How this cache calls itself in `Cache-Status`. */
const CACHE_NAME = 'nestjs-cache-memoize';
/** The largest integer of a structured field (RFC 8941, 3.3.1). */
const LARGEST_INTEGER = 999_999_999_999_999;
/** By the seconds in them; they take 100 bytes each. */
const MOST_HIT_TEXTS = 4096;
const hitTexts = new Map();
/**
 * What happened to a call, as a member of the `Cache-Status` list (RFC 9211). The `key` parameter is left out: keys
 * hold arguments, which are nobody's business but the server's.
 *
 * @returns undefined when the handler was not called through the cache: a pipe refused the request, say
 */
function formatCacheStatus({ outcome, isStored, ttl }) {
    switch (outcome) {
        case 'hit':
        case 'stale':
        case 'guarded':
            return ttl === Infinity ? `${CACHE_NAME}; hit` : hitText(toSeconds(ttl));
        case 'miss':
            return `${CACHE_NAME}; fwd=miss${isStored ? '; stored' : ''}`;
        case 'joined':
            return `${CACHE_NAME}; fwd=miss; collapsed`;
        case 'bypass':
            return `${CACHE_NAME}; fwd=bypass`;
        case undefined:
            return undefined;
    }
}
/** A text that is there already costs a response less than one that Node has to flatten and to look through. */
function hitText(ttl) {
    const known = hitTexts.get(ttl);
    if (known !== undefined)
        return known;
    const text = `${CACHE_NAME}; hit; ttl=${ttl}`;
    if (hitTexts.size >= MOST_HIT_TEXTS)
        hitTexts.clear();
    hitTexts.set(ttl, text);
    return text;
}
/** Appends to what caches nearer to the origin have said: the list is in the order of the response's way. */
function appendCacheStatus(earlier, member) {
    if (earlier === undefined)
        return member;
    const members = Array.isArray(earlier) ? earlier : [earlier];
    return [...members.filter(Boolean), member].join(', ');
}
/** The value of `Age` on a hit: seconds, rounded down as caches do (RFC 9111, 5.1). */
function formatAge({ outcome, age }) {
    const isFound = outcome === 'hit' || outcome === 'stale' || outcome === 'guarded';
    return isFound ? String(Math.floor(age / 1000)) : undefined;
}
/** Up, where the age goes down, so that the two add up to what the outcome was kept for. */
function toSeconds(milliseconds) {
    return Math.min(Math.ceil(milliseconds / 1000), LARGEST_INTEGER);
}
//# sourceMappingURL=cache-status.js.map