"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hasMoreDigits = hasMoreDigits;
const SURELY_SHORT = 2n ** 64n;
/** Tells whether a BigInt has more hexadecimal digits than these, without counting the digits of a huge one. */
function hasMoreDigits(value, digits) {
    const size = value < 0n ? -value : value;
    return size > SURELY_SHORT && size >> BigInt(digits * 4) > 0n;
}
//# sourceMappingURL=has-more-digits.js.map