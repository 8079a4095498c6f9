import type { Clock } from '../ports/clock';
import type { Scheduler } from '../ports/scheduler';
import type { Reality } from './system-time';

/** How far the two clocks may drift apart before one is said to lead, in milliseconds: each is read on its own. */
const TOLERANCE = 10;

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
 * the next question to see it.
 */
export class ExpiryClock implements Clock {
  private now = 0;
  // The readings from which on both count.
  private readonly base: { now: number; monotonic: number; wall: number };
  /** What was told last. */
  private last = -Infinity;
  private left = 0;
  private isTimed = false;

  constructor(
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly reality: Reality,
  ) {
    this.base = { now: 0, monotonic: clock.monotonic(), wall: clock.wall() };
  }

  monotonic(): number {
    if (this.left === 0 || !this.reality.isDateReal()) return this.readInBurst();
    this.left--;
    return this.last;
  }

  wall(): number {
    return this.clock.wall();
  }

  private readInBurst(): number {
    const now = this.readBoth();
    if (now - this.last < BURST && this.reality.isReal()) this.share();
    return (this.last = now);
  }

  private readBoth(): number {
    const { base, clock } = this;
    const monotonic = clock.monotonic();
    const wall = clock.wall();
    const byMonotonic = monotonic - base.monotonic;
    const byWall = wall - base.wall;
    const passed = base.now + Math.max(byMonotonic, byWall);
    if (passed > this.now) this.now = passed;
    // Else the one that leads would hide what the other one counts from here on, or both would have to catch up.
    const isApart = Math.abs(byMonotonic - byWall) > TOLERANCE || passed < this.now - TOLERANCE;
    if (isApart) Object.assign(base, { now: this.now, monotonic, wall });
    return this.now;
  }

  private share(): void {
    this.left = SHARED - 1;
    if (this.isTimed) return;
    this.isTimed = true;
    this.scheduler.later(() => {
      this.isTimed = false;
      this.left = 0;
    }, RESOLUTION);
  }
}
