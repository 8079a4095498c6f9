import type { Scheduler } from '../ports/scheduler';

/**
 * Resolves after at least `ms` milliseconds.
 *
 * @param isOwed whether a process that has nothing else to do goes on until then
 */
export function pause(scheduler: Scheduler, ms: number, isOwed = false): Promise<void> {
  return new Promise((resolve) => void scheduler.later(resolve, ms, isOwed));
}
