"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ExpiryClock = void 0;
/** How far the two clocks may drift apart before one is said to lead, in milliseconds: each is read on its own. */
const TOLERANCE = 10;
/** A wall clock that shows less, a day of 1973, was set to 0 by fake timers. */
const LONG_AGO = 1e11;
/** Milliseconds between two readings of a burst. */
const BURST = 0.005;
/** How many questions in a burst one reading answers, at most. */
const SHARED = 64;
/** Milliseconds that one reading answers, if the event loop turns. */
const RESOLUTION = 1;
/**
 * The clock that outcomes in memory end by.
 *
 * It counts what has passed by whichever clock says that more has. A machine that sleeps stops the monotonic clock, fake
 * timers stop the one or the other, and either is right when it says that something is over. A wall clock that is set
 * back changes nothing; one that is set forward ends things early.
 *
 * It costs little where it is asked in a burst: to read the time takes a quarter of a hit in memory. After two readings
 * within 5 µs the next 63 questions get the same answer, unless a millisecond passes before. Only while the event loop is
 * held up can that answer be older, because no timer fires then (lru-cache does the same with its `ttlResolution`, and
 * without a bound on the number of questions). Under fake timers nothing is shared: who turns the time by hand expects
 * the next question to see it. And a duration that is passed by hand is passed to the millisecond: that fake timers were put
 * in place since the last reading is no jump of a clock, but the beginning of another one.
 */
class ExpiryClock {
    constructor(clock, scheduler, reality) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.reality = reality;
        this.now = 0;
        /** What was told last. */
        this.last = -Infinity;
        this.left = 0;
        this.isTimed = false;
        this.before = { monotonic: clock.monotonic(), wall: clock.wall() };
        this.base = { now: 0, ...this.before };
        this.isFake = this.areFake();
    }
    monotonic() {
        if (this.left === 0 || !this.reality.isDateReal())
            return this.readInBurst();
        this.left--;
        return this.last;
    }
    wall() {
        return this.clock.wall();
    }
    readInBurst() {
        const now = this.readBoth();
        if (now - this.last < BURST && this.reality.isReal())
            this.share();
        return (this.last = now);
    }
    readBoth() {
        const { base, before, clock } = this;
        const monotonic = clock.monotonic();
        const wall = clock.wall();
        if (this.areFake() !== this.isFake)
            this.changeOver(monotonic, wall);
        const byMonotonic = exact(monotonic - base.monotonic);
        const byWall = exact(wall - base.wall);
        const passed = base.now + Math.max(byMonotonic, byWall);
        // Else the one that leads would hide what the other one counts from here on, or both would have to catch up.
        const isApart = Math.abs(byMonotonic - byWall) > TOLERANCE || passed < this.now - TOLERANCE;
        // The one that leads now may have lagged a little until the last time, which would be missing.
        const since = isApart ? exact(Math.max(monotonic - before.monotonic, wall - before.wall, 0)) : 0;
        this.now = Math.max(this.now + since, passed);
        if (isApart)
            Object.assign(base, { now: this.now, monotonic, wall });
        before.monotonic = monotonic;
        before.wall = wall;
        return this.now;
    }
    areFake() {
        return !this.reality.isDateReal() || !this.reality.isMonotonicReal();
    }
    /** Fake timers were put in place since the last reading, or taken away: from here on, other clocks are read. */
    changeOver(monotonic, wall) {
        this.isFake = !this.isFake;
        const { before } = this;
        const byMonotonic = this.reality.isMonotonicReal() ? monotonic - before.monotonic : monotonic;
        const byWall = wall < LONG_AGO ? wall : wall - before.wall;
        if (this.isFake)
            this.now += exact(Math.max(byMonotonic, byWall, 0));
        Object.assign(this.base, { now: this.now, monotonic, wall });
        Object.assign(before, { monotonic, wall });
    }
    share() {
        this.left = SHARED - 1;
        if (this.isTimed)
            return;
        this.isTimed = true;
        this.scheduler.later(() => {
            this.isTimed = false;
            this.left = 0;
        }, RESOLUTION);
    }
}
exports.ExpiryClock = ExpiryClock;
/** In parts of a millisecond that add up: five minutes are over though they were passed in two. */
function exact(ms) {
    return Math.round(ms * 1024) / 1024;
}
//# sourceMappingURL=expiry-clock.js.map