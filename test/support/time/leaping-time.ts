import { performance } from 'node:perf_hooks';
import type { Time } from '../../../lib/time/system-time';
import { systemTime } from '../../../lib/time/system-time';

/** The time of this machine, but that a pause is over as soon as it has begun: the clocks leap over it. */
export class LeapingTime implements Time {
  private leapt = 0;

  readonly clock = {
    monotonic: (): number => performance.now() + this.leapt,
    wall: (): number => Date.now() + this.leapt,
  };

  readonly scheduler = {
    ...systemTime.scheduler,
    later: (callback: () => void, ms: number): (() => void) => {
      this.leapt += ms;
      setImmediate(callback);
      return () => undefined;
    },
  };
}
