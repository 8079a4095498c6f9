import type { Duration } from 'nestjs-cache-memoize';
import type { ManualClock } from 'nestjs-cache-memoize/testing';
import { parseDuration } from '../../../lib/options/parse-duration';
import { systemTime } from '../../../lib/time/system-time';

/** A clock whose wall clock is set forward: the time of networks goes on as ever, so that a real Redis may take its time. */
export function leapingClock(): ManualClock {
  let leapt = 0;
  return {
    monotonic: () => performance.now(),
    wall: () => Date.now() + leapt,
    later: systemTime.scheduler.later,
    advance: (duration: Duration): Promise<void> => {
      leapt += parseDuration(duration) ?? 0;
      return Promise.resolve();
    },
  };
}
