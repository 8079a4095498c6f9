import type { Clock } from '../../../lib/ports/clock';
import type { Scheduler } from '../../../lib/ports/scheduler';
import type { Chooser } from './chooser';

/** In milliseconds. */
const LONGEST_PAUSE = 500;

const PACES = ['the loop turns', 'nextTick', 'a microtask', 'at the same time'] as const;

/** Something that can happen now. */
export interface Step {
  /** For who reads the schedule: `P0 -> Redis: GET a`. */
  readonly tell: () => string;
  readonly happen: () => void;
  /**
   * Where it comes from, if from outside the process: nothing does in the tick that asks for it, and in one tick
   * things come from one place only. `undefined`: the program itself goes on.
   */
  readonly source?: object;
}

export interface WorldTraits {
  /** Keeps a trace. */
  readonly isTraced?: boolean | undefined;
  /** Lets several things happen in one tick of the loop, before promises have settled or in between. */
  readonly isHasty?: boolean | undefined;
}

/**
 * One simulated world: what can happen next, and a chooser that says what does. Everything else that happens follows
 * from that, so a schedule is told by its choices alone.
 */
export class World implements Clock {
  /** What has happened, where a trace was asked for. */
  readonly trace: string[] = [];
  private readonly steps: Step[] = [];
  /** Possible once the loop has turned; and the same, of what nobody is in a hurry for. */
  private readonly coming: Step[] = [];
  private readonly comingLast: Step[] = [];
  /** Where things come from in this tick; `undefined` at its begin. */
  private source: object | undefined;
  private isTickOver = true;
  private stamps = 0;
  private now = 0;
  private drawn = 0;
  private polls: (() => void)[] = [];
  private isStraight = false;

  constructor(
    private readonly chooser: Chooser,
    private readonly traits: WorldTraits = {},
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

  pass(ms: number): void {
    this.now += ms;
  }

  /** A nonce that this world has not seen, the same in every replay. */
  readonly nonce = (): string => `n${String(++this.drawn).padStart(15, '0')}`;

  /** Makes a step possible. What was made possible last comes first. */
  add(step: Step): void {
    if (step.source === undefined) this.steps.unshift(step);
    else this.coming.push(step);
  }

  remove(step: Step): void {
    for (const steps of [this.steps, this.coming, this.comingLast]) {
      const at = steps.indexOf(step);
      if (at >= 0) steps.splice(at, 1);
    }
  }

  choose<Option>(options: readonly Option[]): Option {
    return options[this.isStraight ? 0 : this.chooser.choose(options.length)] as Option;
  }

  note(text: () => string): void {
    if (this.traits.isTraced) this.trace.push(text());
  }

  /**
   * The event loop as those see it who pause before they try again: short pauses are steps of this world; longer ones
   * never end, for nothing here lasts as long.
   */
  get pauses(): Scheduler {
    return {
      later: (callback, ms) => (ms <= LONGEST_PAUSE ? this.offerTimer(callback, ms) : () => undefined),
      ...this.polling,
    };
  }

  /** The same, but that there is an end to what is tried again: so many pauses in all. */
  pausesFor(most: number): Scheduler {
    let left = most;
    const { pauses } = this;
    return {
      ...pauses,
      later: (callback, ms) => (left-- > 0 ? pauses.later(callback, ms) : () => undefined),
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
    return { later, ...this.polling };
  }

  private get polling(): Pick<Scheduler, 'afterPoll' | 'beforePoll'> {
    return {
      afterPoll: (callback) => void this.polls.push(callback),
      beforePoll: (callback) => process.nextTick(callback),
    };
  }

  /** Lets things happen until nothing can, or until `isOver` says so. */
  async run(isOver: () => boolean): Promise<void> {
    await this.settle();
    while (!isOver()) {
      let possible = this.possibleNow();
      if (possible.length === 0) {
        await this.settle();
        possible = this.steps;
      }
      if (possible.length === 0) return;
      const going = this.take(this.choose(possible));
      if (going !== undefined) await going;
    }
    await this.settle();
  }

  /** The same, going on with what was begun last: there is nothing to choose. */
  async runStraight(isOver: () => boolean): Promise<void> {
    this.isStraight = true;
    await this.run(isOver);
    this.isStraight = false;
  }

  private possibleNow(): readonly Step[] {
    if (this.isTickOver) return this.steps;
    return this.steps.filter(({ source }) => source === undefined || source === this.source);
  }

  private take(step: Step): Promise<void> | undefined {
    this.remove(step);
    this.isTickOver = false;
    this.source = step.source ?? this.source;
    this.note(step.tell);
    step.happen();
    return this.goOn();
  }

  private offerTimer(callback: () => void, ms: number): () => void {
    const due = this.now + ms;
    const step: Step = {
      source: {},
      tell: () => `the timer of ${ms} ms fires`,
      happen: () => {
        this.now = Math.max(this.now, due);
        callback();
      },
    };
    this.comingLast.push(step);
    return () => this.remove(step);
  }

  /** Settles; in a hasty world perhaps not, or not everything, before the next step. */
  private goOn(): Promise<void> | undefined {
    if (!this.traits.isHasty || this.isStraight || this.possibleNow().length === 0) return this.settle();
    const pace = this.choose(PACES);
    this.note(() => `    … ${pace}`);
    switch (pace) {
      case 'the loop turns':
        return this.settle();
      case 'nextTick':
        return new Promise((resolve) => process.nextTick(resolve));
      case 'a microtask':
        return Promise.resolve();
      case 'at the same time':
        return undefined;
    }
  }

  private async settle(): Promise<void> {
    await turn();
    while (this.polls.length > 0) {
      for (const callback of this.polls.splice(0)) callback();
      await turn();
    }
    this.isTickOver = true;
    this.source = undefined;
    this.steps.unshift(...this.coming.splice(0).reverse());
    this.steps.push(...this.comingLast.splice(0));
  }
}

/** Every promise and every nextTick that can settle has settled. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
