"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.manualClock = manualClock;
const option_reader_1 = require("../options/option-reader");
const system_time_1 = require("../time/system-time");
/**
 * Makes a clock for `CacheMemoizeModule.forRoot(caches, { clock })`, or `inMemory({ clock })`. Outcomes, windows, leases,
 * deadlines and breakers end by it, and by nothing else: what waits for time waits for `advance`, the closing of an
 * application whose cache hangs included. Its wall clock begins at the present time.
 *
 * @example
 * ```ts
 * const clock = manualClock();
 * const app = await start({ clock });
 * await app.get(Prices).priceOf(1); // runs
 * await clock.advance('5m');
 * await app.get(Prices).priceOf(1); // runs again
 * ```
 */
function manualClock() {
    return new TimersByHand();
}
class TimersByHand {
    constructor() {
        this.now = 0;
        this.began = Date.now();
        this.timers = new Set();
        /** Of two calls of `advance` the second begins where the first has ended. */
        this.passing = Promise.resolve();
    }
    monotonic() {
        return this.now;
    }
    wall() {
        return this.began + this.now;
    }
    later(callback, ms) {
        // As setTimeout does: one that sets itself anew with 0 would fire for ever.
        const timer = { at: this.now + Math.max(ms, 1), callback };
        this.timers.add(timer);
        return () => void this.timers.delete(timer);
    }
    async advance(duration) {
        const ms = readDuration(duration);
        const passed = this.passing.then(() => this.pass(ms));
        this.passing = passed.catch(() => undefined);
        return passed;
    }
    async pass(ms) {
        const end = this.now + ms;
        await settle();
        for (let timer = this.firstDue(end); timer !== undefined; timer = this.firstDue(end)) {
            this.timers.delete(timer);
            this.now = timer.at;
            timer.callback();
            await settle();
        }
        this.now = end;
        await settle();
    }
    /** Of those that are due at the same time, the one that was set first. */
    firstDue(end) {
        let first;
        for (const timer of this.timers) {
            if (timer.at <= end && (first === undefined || timer.at < first.at))
                first = timer;
        }
        return first;
    }
}
/** How often the loop turns, so that what waits for a turn of it (a deadline does) and what follows is done as well. */
const TURNS = 3;
/** Everything that can go on without a timer or a socket has gone on. */
async function settle() {
    for (let turns = 0; turns < TURNS; turns++)
        await new Promise((resolve) => system_time_1.systemTime.scheduler.afterPoll(resolve));
}
/** @throws InvalidOptionError */
function readDuration(duration) {
    const reader = new option_reader_1.OptionReader({ duration }, 'advance() of manualClock()');
    return reader.finiteDuration('duration', undefined, { least: 0 });
}
//# sourceMappingURL=manual-clock.js.map