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
