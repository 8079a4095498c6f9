import type { Clock } from '../../ports/clock';
import type { OutcomeCache, Ticket } from '../../ports/outcome-cache';
import type { Scheduler } from '../../ports/scheduler';
import type { Found, Lookups } from '../stale/windowed-lookups';
export interface LeaseWaitSettings {
    /** How long to wait for another process that computes the same, in milliseconds. 0: not at all. */
    readonly herdWait: number;
    readonly clock: Clock;
    readonly scheduler: Scheduler;
    /** From 0 to 1, so that the processes of a fleet do not ask all at once. @default Math.random */
    readonly random?: () => number;
}
/**
 * Waits for another process that holds the lease of a key: asks again with backoff until there is an outcome, the
 * lease is another one, or the wait is over. Called once per key and ticket (those who come later join the flight
 * that is waiting), so a herd of callers is one poller.
 */
export declare class LeaseWait {
    private readonly cache;
    private readonly settings;
    constructor(cache: OutcomeCache, settings: LeaseWaitSettings);
    /** @param lookups whom to ask. @default the cache itself */
    for(ticket: Ticket, lookups?: Lookups): Promise<Found>;
}
