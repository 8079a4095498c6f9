import type { MemoizeClock } from '../ports/clock';
import { systemTime, type Time } from './system-time';

/** The time that an application goes by: a given clock, on the event loop that there is; the system's where none is given. */
export function givenTime(clock: MemoizeClock | undefined): Time {
  if (clock === undefined) return systemTime;
  const later: MemoizeClock['later'] = (callback, ms) => clock.later(callback, ms);
  return { clock, scheduler: { ...systemTime.scheduler, later } };
}
