import type { MemoizeClock } from '../ports/clock';
import { OptionReader } from '../options/option-reader';
import { systemTime } from '../time/system-time';
import type { Duration } from '../types/duration';

/** A clock in the hands of a test: no time passes unless it says so. Made by {@link manualClock}. */
export interface ManualClock extends MemoizeClock {
  /**
   * Time passes: every timer fires when it is due, in order, and before the next one whatever it has set off, also
   * across promises, comes as far as it can without waiting for anything but this clock. Those that wait for a network,
   * a file or another timer go on as ever; await them too.
   *
   * @param duration how much time, such as `'5m'`; 0 lets no time pass and settles what can be settled
   * @throws InvalidOptionError (as a rejection) for no duration, and for `Infinity`
   */
  advance(duration: Duration): Promise<void>;
}

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
export function manualClock(): ManualClock {
  return new TimersByHand();
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

class TimersByHand implements ManualClock {
  private now = 0;
  private readonly began = Date.now();
  private readonly timers = new Set<Timer>();
  /** Of two calls of `advance` the second begins where the first has ended. */
  private passing: Promise<void> = Promise.resolve();

  monotonic(): number {
    return this.now;
  }

  wall(): number {
    return this.began + this.now;
  }

  later(callback: () => void, ms: number): () => void {
    // As setTimeout does: one that sets itself anew with 0 would fire for ever.
    const timer = { at: this.now + Math.max(ms, 1), callback };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }

  async advance(duration: Duration): Promise<void> {
    const ms = readDuration(duration);
    const passed = this.passing.then(() => this.pass(ms));
    this.passing = passed.catch(() => undefined);
    return passed;
  }

  private async pass(ms: number): Promise<void> {
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
  private firstDue(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) {
      if (timer.at <= end && (first === undefined || timer.at < first.at)) first = timer;
    }
    return first;
  }
}

/** How often the loop turns, so that what waits for a turn of it (a deadline does) and what follows is done as well. */
const TURNS = 3;

/** Everything that can go on without a timer or a socket has gone on. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < TURNS; turns++)
    await new Promise<void>((resolve) => systemTime.scheduler.afterPoll(resolve));
}

/** @throws InvalidOptionError */
function readDuration(duration: Duration): number {
  const reader = new OptionReader({ duration }, 'advance() of manualClock()');
  return reader.finiteDuration('duration', undefined, { least: 0 });
}
