"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Backoff = void 0;
/** Pauses that double with every attempt, half of each at random. */
class Backoff {
    constructor(settings) {
        this.settings = settings;
        this.attempts = 0;
    }
    /** The next pause, in milliseconds. */
    next() {
        const { first, longest, random = Math.random } = this.settings;
        const most = Math.min(first * 2 ** this.attempts, longest);
        if (most < longest)
            this.attempts++;
        return Math.round(most * (0.5 + random() / 2));
    }
    /** The next pause is a first one again. */
    reset() {
        this.attempts = 0;
    }
}
exports.Backoff = Backoff;
//# sourceMappingURL=backoff.js.map