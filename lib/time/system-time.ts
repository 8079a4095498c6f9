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

const SystemDate = Date;
const systemNow = Date.now;
// eslint-disable-next-line @typescript-eslint/unbound-method -- compared, not called
const systemPerformanceNow = performance.now;
const areNative = [systemNow, systemPerformanceNow].every((now) =>
  Function.prototype.toString.call(now).includes('[native code]'),
);

/** Whether the clocks of this machine are read, and no fake ones, whoever has put them there, and whenever. */
export function isSystemTimeReal(): boolean {
  return (
    areNative && Date === SystemDate && Date.now === systemNow && performance.now === systemPerformanceNow
  );
}
