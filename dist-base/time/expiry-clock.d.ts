import type { Clock } from '../ports/clock';
import type { Scheduler } from '../ports/scheduler';
import type { Reality } from './system-time';
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
export declare class ExpiryClock implements Clock {
    private readonly clock;
    private readonly scheduler;
    private readonly reality;
    private now;
    /** The readings from which on both count. */
    private readonly base;
    /** Those of the last time. */
    private readonly before;
    private isFake;
    /** What was told last. */
    private last;
    private left;
    private isTimed;
    constructor(clock: Clock, scheduler: Scheduler, reality: Reality);
    monotonic(): number;
    wall(): number;
    private readInBurst;
    private readBoth;
    private areFake;
    /** Fake timers were put in place since the last reading, or taken away: from here on, other clocks are read. */
    private changeOver;
    private share;
}
