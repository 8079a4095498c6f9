"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.describeTtl = describeTtl;
const UNITS = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
];
/** A ttl as it could have been written. */
function describeTtl(ttl) {
    if (ttl === undefined)
        return 'by outcome';
    if (ttl === Infinity)
        return 'for good';
    const [unit, length] = UNITS.find(([, length]) => ttl % length === 0) ?? ['ms', 1];
    return `${ttl / length}${unit}`;
}
//# sourceMappingURL=describe-ttl.js.map