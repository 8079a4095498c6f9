"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.seededRandom = seededRandom;
/**
 * Numbers from 0 to below 1 that look random and are the same for the same seed: mulberry32 by Tommy Ettinger, in the
 * public domain, which is small, even enough, and good for 2^32 numbers.
 */
function seededRandom(seed) {
    let state = Math.trunc(seed);
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}
//# sourceMappingURL=seeded-random.js.map