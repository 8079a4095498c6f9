import type { Clock } from '../../../lib/interfaces/clock.interface';
import type { Scheduler } from '../../../lib/core/scheduler';
import type { Chooser } from './chooser';

/** In milliseconds. */
const LONGEST_PAUSE = 500;

/** Something that can happen now. */
export interface Step {
  /** For who reads the schedule: `P0 -> Redis: GET a`. */
  readonly tell: () => string;
  readonly happen: () => void;
}

/**
 * One simulated world: what can happen next, and a chooser that says what does. Between two steps everything settles
 * that needs nothing from outside, so a schedule is told by its choices alone.
 */
export class World implements Clock {
  /** What has happened, where a trace was asked for. */
  readonly trace: string[] = [];
  private readonly steps: Step[] = [];
  private stamps = 0;
  private now = 0;
  private drawn = 0;
  private polls: (() => void)[] = [];
  private isStraight = false;

  constructor(
    private readonly chooser: Chooser,
    private readonly isTraced = false,
  ) {}

  /** The next moment of this world's own time, in which no two things happen at once. */
  stamp(): number {
    return ++this.stamps;
  }

  monotonic(): number {
    return this.now;
  }

  wall(): number {
    return 1_700_000_000_000 + this.now;
  }

  /** A nonce that this world has not seen, the same in every replay. */
  readonly nonce = (): string => `n${String(++this.drawn).padStart(15, '0')}`;

  /** Makes a step possible. What was made possible last comes first. */
  add(step: Step): void {
    this.steps.unshift(step);
  }

  remove(step: Step): void {
    const at = this.steps.indexOf(step);
    if (at >= 0) this.steps.splice(at, 1);
  }

  choose<Option>(options: readonly Option[]): Option {
    return options[this.pick(options.length)] as Option;
  }

  note(text: () => string): void {
    if (this.isTraced) this.trace.push(text());
  }

  /** Calls back in a step of its own, whenever that comes: the clock then stands where the call was due. */
  delay(ms: number): Promise<void> {
    return new Promise((resolve) => void this.offerTimer(resolve, ms));
  }

  /**
   * Takes the place of the global timers until what it returns is called. Short ones are steps of this world (a
   * pause before connecting again); longer ones never fire, for nothing here lasts as long.
   */
  takeTimers(): () => void {
    const { setTimeout: setReal, clearTimeout: clearReal } = globalThis;
    const set = (callback: () => void, ms = 0): object => {
      const cancel = ms <= LONGEST_PAUSE ? this.offerTimer(callback, ms) : () => undefined;
      const timer = { cancel, ref: () => timer, unref: () => timer };
      return timer;
    };
    globalThis.setTimeout = set as unknown as typeof setReal;
    globalThis.clearTimeout = ((timer?: { cancel?: () => void }) => timer?.cancel?.()) as typeof clearReal;
    return () => {
      globalThis.setTimeout = setReal;
      globalThis.clearTimeout = clearReal;
    };
  }

  /** The event loop, with timers that fire whenever the chooser says so, so many times in all. */
  schedulerFor(timersToFire: number): Scheduler {
    const pending = new Set<() => void>();
    let left = timersToFire;
    const later: Scheduler['later'] = (callback, ms) => {
      if (left === 0) return () => undefined;
      const cancel = this.offerTimer(() => {
        left--;
        pending.delete(cancel);
        if (left === 0) for (const cancelOther of pending) cancelOther();
        callback();
      }, ms);
      pending.add(cancel);
      return cancel;
    };
    return {
      later,
      afterPoll: (callback) => void this.polls.push(callback),
      beforePoll: (callback) => process.nextTick(callback),
    };
  }

  /** Lets things happen until nothing can, or until `isOver` says so. */
  async run(isOver: () => boolean): Promise<void> {
    await this.settle();
    while (this.steps.length > 0 && !isOver()) {
      const [step] = this.steps.splice(this.pick(this.steps.length), 1) as [Step];
      this.note(step.tell);
      step.happen();
      await this.settle();
    }
  }

  /** The same, going on with what was begun last: there is nothing to choose. */
  async runStraight(isOver: () => boolean): Promise<void> {
    this.isStraight = true;
    await this.run(isOver);
    this.isStraight = false;
  }

  private pick(count: number): number {
    return this.isStraight ? 0 : this.chooser.choose(count);
  }

  private offerTimer(callback: () => void, ms: number): () => void {
    const due = this.now + ms;
    const step: Step = {
      tell: () => `the timer of ${ms} ms fires`,
      happen: () => {
        this.now = Math.max(this.now, due);
        callback();
      },
    };
    this.steps.push(step);
    return () => this.remove(step);
  }

  private async settle(): Promise<void> {
    await turn();
    while (this.polls.length > 0) {
      for (const callback of this.polls.splice(0)) callback();
      await turn();
    }
  }
}

/** Every promise and every nextTick that can settle has settled. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
