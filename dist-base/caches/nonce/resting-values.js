"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RestingValues = void 0;
/** More are forgotten, the oldest first: they are computed anew a little early. */
const MOST = 10_000;
/**
 * Which values are left alone for now, because their source was seen to fail. A store without scripts cannot take a note of
 * it without the danger that it pushes out something newer, so each process has its own.
 */
class RestingValues {
    constructor(clock) {
        this.clock = clock;
        this.ends = new Map();
    }
    /** @param ms for how long */
    add({ front }, ms) {
        this.ends.delete(front);
        this.ends.set(front, this.clock.monotonic() + ms);
        for (const oldest of this.ends.keys()) {
            if (this.ends.size <= MOST)
                break;
            this.ends.delete(oldest);
        }
    }
    /** For how long a value is still left alone, in milliseconds; 0: not at all. */
    timeLeft(hit) {
        if (this.ends.size === 0)
            return 0;
        const now = this.clock.monotonic();
        const until = this.ends.get(hit.front) ?? now;
        if (until <= now)
            this.ends.delete(hit.front);
        return Math.max(until - now, 0);
    }
}
exports.RestingValues = RestingValues;
//# sourceMappingURL=resting-values.js.map