import type { Scheduler } from '../ports/scheduler';

/** Resolves after at least `ms` milliseconds. */
export function pause(scheduler: Scheduler, ms: number): Promise<void> {
  return new Promise((resolve) => void scheduler.later(resolve, ms));
}
