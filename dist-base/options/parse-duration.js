"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.parseDuration = parseDuration;
exports.bareTtl = bareTtl;
const MILLISECONDS = new Map([
    ['ms', 1],
    ['s', 1_000],
    ['m', 60_000],
    ['h', 3_600_000],
    ['d', 86_400_000],
]);
const WITH_UNIT = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;
/** Answers milliseconds, or undefined where `value` is no duration: negative, NaN, an unknown unit, another type. */
function parseDuration(value) {
    if (typeof value === 'number')
        return value >= 0 ? value : undefined;
    if (typeof value !== 'string')
        return undefined;
    const [, count, unit = ''] = WITH_UNIT.exec(value) ?? [];
    const milliseconds = MILLISECONDS.get(unit);
    return milliseconds && Number(count) * milliseconds;
}
const SHORTEST_LIKELY = 1000;
/**
 * A ttl that was given as a number, and is so short that seconds may have been meant: django-cache-memoize and
 * cache-manager 4 count in them. undefined for any other.
 */
function bareTtl(given) {
    return typeof given === 'number' && given < SHORTEST_LIKELY ? given : undefined;
}
//# sourceMappingURL=parse-duration.js.map