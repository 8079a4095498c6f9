import type { Clock } from '../ports/clock';

/** How far the two clocks may drift apart before one is said to lead, in milliseconds: each is read on its own. */
const TOLERANCE = 10;

/**
 * Counts what has passed by whichever clock says that more has. A machine that sleeps stops the monotonic clock, fake
 * timers stop the one or the other, and either is right when it says that something is over. A wall clock that is set
 * back changes nothing; one that is set forward ends things early.
 */
export class EitherClock implements Clock {
  private now = 0;
  // The readings from which on both count.
  private readonly base: { now: number; monotonic: number; wall: number };

  constructor(private readonly clock: Clock) {
    this.base = { now: 0, monotonic: clock.monotonic(), wall: clock.wall() };
  }

  monotonic(): number {
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

  wall(): number {
    return this.clock.wall();
  }
}
