"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KEY_CHECK_LENGTH = void 0;
exports.keyCheckFor = keyCheckFor;
exports.KEY_CHECK_LENGTH = 8;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CODES = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));
const FIRST_FACTOR = 2_654_435_761;
const SECOND_FACTOR = 1_597_334_677;
const KINDS = { outcome: 1, mark: 2 };
function keyCheckFor(keyPrefix) {
    let firstSeed = 0xdeadbeef;
    let secondSeed = 0x41c6ce57;
    for (let at = 0; at < keyPrefix.length; at++) {
        const code = keyPrefix.charCodeAt(at);
        firstSeed = Math.imul(firstSeed ^ code, FIRST_FACTOR);
        secondSeed = Math.imul(secondSeed ^ code, SECOND_FACTOR);
    }
    return (key, kind) => {
        let first = firstSeed;
        let second = secondSeed;
        for (let at = 0; at < key.length; at++) {
            const code = key.charCodeAt(at);
            first = Math.imul(first ^ code, FIRST_FACTOR);
            second = Math.imul(second ^ code, SECOND_FACTOR);
        }
        // The length tells a key from its beginning followed by characters of code 0.
        return render(mix(first ^ key.length, KINDS[kind]), mix(second ^ key.length, KINDS[kind]));
    };
}
function mix(lane, kind) {
    const mixed = Math.imul(lane ^ (lane >>> 16) ^ kind, 2_246_822_507);
    return Math.imul(mixed ^ (mixed >>> 13), 3_266_489_909) >>> 8;
}
/** 24 bits of each. */
function render(first, second) {
    return String.fromCharCode(CODES[first >>> 18], CODES[(first >>> 12) & 63], CODES[(first >>> 6) & 63], CODES[first & 63], CODES[second >>> 18], CODES[(second >>> 12) & 63], CODES[(second >>> 6) & 63], CODES[second & 63]);
}
//# sourceMappingURL=key-check.js.map