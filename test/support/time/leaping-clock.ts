import type { Duration, MemoizeClock } from 'nestjs-cache-memoize';
import { parseDuration } from '../../../lib/options/parse-duration';
import { systemTime } from '../../../lib/time/system-time';

export interface LeapingClock extends MemoizeClock {
  advance(duration: Duration): Promise<void>;
}

/** A clock whose wall clock is set forward: the time of networks goes on as ever. */
export function leapingClock(): LeapingClock {
  let leapt = 0;
  return {
    monotonic: () => performance.now(),
    wall: () => Date.now() + leapt,
    later: systemTime.scheduler.later,
    advance: (duration) => {
      leapt += parseDuration(duration) ?? 0;
      return Promise.resolve();
    },
  };
}
