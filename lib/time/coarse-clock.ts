import type { Clock } from '../ports/clock';
import type { Scheduler } from '../ports/scheduler';
import type { Reality } from './system-time';

/** Milliseconds between two readings of a burst. */
const BURST = 0.005;
/** How many questions in a burst one reading answers, at most. */
const SHARED = 64;
/** Milliseconds that one reading answers, if the event loop turns. */
const RESOLUTION = 1;

/**
 * A clock that costs little where it is asked in a burst: to read the time takes a quarter of a hit in memory. After two
 * readings within 5 µs the next 63 questions get the same answer, unless a millisecond passes before. Only while the
 * event loop is held up can that answer be older, because no timer fires then (lru-cache does the same with its
 * `ttlResolution`, and without a bound on the number of questions). Under fake timers nothing is shared: who turns the
 * time by hand expects the next question to see it.
 */
export class CoarseClock implements Clock {
  private last = -Infinity;
  private left = 0;
  private isTimed = false;

  constructor(
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly reality: Reality,
  ) {}

  monotonic(): number {
    if (this.left === 0 || !this.reality.isDateReal()) return this.read();
    this.left--;
    return this.last;
  }

  wall(): number {
    return this.clock.wall();
  }

  private read(): number {
    const now = this.clock.monotonic();
    if (now - this.last < BURST && this.reality.isReal()) this.share();
    this.last = now;
    return now;
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
