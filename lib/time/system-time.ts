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
    later(callback, ms) {
      const timer = setTimeout(callback, ms);
      timer.unref();
      return () => clearTimeout(timer);
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
}

const SystemDate = Date;
const systemNow = Date.now;
const isSystemNow = Function.prototype.toString.call(systemNow).includes('[native code]');
// eslint-disable-next-line @typescript-eslint/unbound-method -- compared, not called
const performanceNow = systemPerformance.now;

/** Of this process, whoever puts fake clocks there, and whenever. */
export const systemReality: Reality = {
  isReal: () => isSystemNow && systemReality.isDateReal() && performance.now === performanceNow,
  isDateReal: () => Date === SystemDate && Date.now === systemNow,
};
