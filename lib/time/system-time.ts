import { performance as systemPerformance } from 'node:perf_hooks';
import type { Clock } from '../ports/clock';
import type { Scheduler } from '../ports/scheduler';

/** All that the library knows of time, handed down from the module. */
export interface Time {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** The clocks of this machine, and the event loop of this process. */
export const systemTime: Time = {
  clock: {
    monotonic: () => performance.now(),
    wall: () => Date.now(),
  },
  scheduler: {
    later(callback, ms, isOwed = false) {
      // The one that belongs to it: fake timers may come, or go, before it is called.
      const clear = clearTimeout;
      const timer = setTimeout(callback, ms);
      if (!isOwed) timer.unref();
      return () => clear(timer);
    },
    afterPoll: (callback) => void setImmediate(callback),
    beforePoll: (callback) => process.nextTick(callback),
  },
};

/** Whether the time goes on by itself, and is not turned by a test. */
export interface Reality {
  isReal(): boolean;
  /** The same of what every kind of fake timers replaces unless told otherwise, at no cost for who asks often. */
  isDateReal(): boolean;
  /** The same of the monotonic clock, which fake timers begin at 0. */
  isMonotonicReal(): boolean;
}

const SystemDate = Date;
const systemNow = Date.now;
const isSystemNow = Function.prototype.toString.call(systemNow).includes('[native code]');
// eslint-disable-next-line @typescript-eslint/unbound-method -- compared, not called
const performanceNow = systemPerformance.now;
const systemSetTimeout = setTimeout;

/** Of this process, whoever puts fake clocks there, and whenever. */
export const systemReality: Reality = {
  isReal: () =>
    isSystemNow &&
    systemReality.isDateReal() &&
    systemReality.isMonotonicReal() &&
    setTimeout === systemSetTimeout,
  isDateReal: () => Date === SystemDate && Date.now === systemNow,
  isMonotonicReal: () => performance.now === performanceNow,
};
