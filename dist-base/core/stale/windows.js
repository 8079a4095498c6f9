"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Windows = void 0;
const stale_options_1 = require("../../options/stale-options");
/** The windows of a method: for how long past their life, and how, its outcomes are still of use. */
class Windows {
    /** @param random from 0 to 1. @default Math.random */
    constructor(options, random = Math.random) {
        this.options = options;
        this.random = random;
        this.whileRevalidate = options.staleWhileRevalidate ?? 0;
        this.ifError = options.staleIfError?.for ?? 0;
        this.longest = Math.max(this.whileRevalidate, this.ifError);
        this.retryAfter = options.staleIfError?.retryAfter ?? stale_options_1.DEFAULT_RETRY_AFTER;
    }
    judge({ age, ttl, restsFor = 0 }) {
        const isResting = restsFor > 0;
        if (ttl > 0)
            return this.isEarly(age, ttl) && !isResting ? 'early' : 'fresh';
        if (-ttl < this.whileRevalidate)
            return isResting ? 'resting' : 'stale';
        return isResting && -ttl < this.ifError ? 'resting' : 'past';
    }
    /** Whether an outcome answers for a run that has thrown. */
    answersForError({ ttl }) {
        return ttl > 0 || -ttl < this.ifError;
    }
    /**
     * Whether an error that a run has thrown, and that is no outcome, says that its source has failed. Unless the method
     * says which do, all do but those that are answers: Nest's HTTP exceptions below 500.
     */
    isFailure(error) {
        const when = this.options.staleIfError?.when;
        return when === undefined ? !isAnswer(error) : when(error);
    }
    /**
     * How long an outcome is kept: its life, shortened at random, so that what was kept at once does not end at once; and past
     * it. Errors, and what has no end, are of no use past their life.
     */
    termsFor({ kind }, life) {
        if (life === Infinity)
            return { ttl: life, staleFor: 0 };
        const { jitter = 0 } = this.options;
        return { ttl: life * (1 - jitter * this.random()), staleFor: kind === 'result' ? this.longest : 0 };
    }
    isEarly(age, ttl) {
        const { earlyRefresh } = this.options;
        return earlyRefresh !== undefined && age > earlyRefresh * (age + ttl);
    }
}
exports.Windows = Windows;
/** A refusal of Nest's, such as `NotFoundException`, told by its form: this room knows nothing of Nest. */
function isAnswer(error) {
    if (typeof error !== 'object' || error === null)
        return false;
    const { getStatus } = error; // looked at before it is called
    if (typeof getStatus !== 'function')
        return false;
    const status = getStatus.call(error);
    return typeof status === 'number' && status < 500;
}
//# sourceMappingURL=windows.js.map