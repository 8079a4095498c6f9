import type { Scheduler } from '../../../lib/ports/scheduler';
import type { Clock } from '../../../lib/ports/clock';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock and an event loop in the hands of a test: nothing happens unless it says so. */
export class ManualClock implements Clock, Scheduler {
  private now = 0;
  private readonly timers = new Set<Timer>();
  private polls: (() => void)[] = [];

  monotonic(): number {
    return this.now;
  }

  wall(): number {
    return 1_700_000_000_000 + this.now;
  }

  later(callback: () => void, ms: number): () => void {
    const timer = { at: this.now + ms, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  afterPoll(callback: () => void): void {
    this.polls.push(callback);
  }

  beforePoll(callback: () => void): void {
    process.nextTick(callback);
  }

  /** How many timers wait. */
  get pendingTimers(): number {
    return this.timers.size;
  }

  /** Time passes, and every timer fires when it is due. */
  async advance(ms: number): Promise<void> {
    const end = this.now + ms;
    for (let timer = this.firstDue(end); timer !== undefined; timer = this.firstDue(end)) {
      this.now = Math.max(this.now, timer.at);
      this.fire(timer);
      await this.poll();
    }
    this.now = end;
    await settled();
  }

  /** Time passes while the loop does not turn; then the due timers fire, and no socket was read yet. */
  async stall(ms: number): Promise<void> {
    this.now += ms;
    for (let timer = this.firstDue(this.now); timer !== undefined; timer = this.firstDue(this.now))
      this.fire(timer);
    await settled();
  }

  /** The loop reads its sockets, and goes on to what waits for that. */
  async poll(): Promise<void> {
    await settled();
    const callbacks = this.polls;
    this.polls = [];
    for (const callback of callbacks) callback();
    await settled();
  }

  private firstDue(end: number): Timer | undefined {
    return [...this.timers].filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0];
  }

  private fire(timer: Timer): void {
    this.timers.delete(timer);
    timer.callback();
  }
}

/** Every promise that can settle without I/O has settled. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
