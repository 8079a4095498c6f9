import type { Scheduler } from '../ports/scheduler';
/**
 * Resolves after at least `ms` milliseconds.
 *
 * @param isOwed whether a process that has nothing else to do goes on until then
 */
export declare function pause(scheduler: Scheduler, ms: number, isOwed?: boolean): Promise<void>;
