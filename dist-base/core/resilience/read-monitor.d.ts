import type { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import type { Absent, Bypass, Hit, Lookup, Question, Ticket } from '../../ports/outcome-cache';
import type { Deadlines } from '../../time/deadlines';
import type { Breaker } from './breaker';
import type { CacheHealth } from './cache-health';
import type { Connector } from './connector';
import type { LookupObserver } from './lookup-batch';
export interface ReadMonitorSettings {
    /** How long a look-up may take, in milliseconds. */
    readonly readDeadline: number;
    /** How long after it opened the breaker is probed, in milliseconds. */
    readonly halfOpenAfter: number;
    readonly breaker: Breaker;
    readonly clock: Clock;
    readonly counters: CacheCounters;
    readonly deadlines: Deadlines;
    readonly health: CacheHealth;
}
/**
 * Tells the breaker how look-ups went, and probes it back to life. The probe looks at a key that failed, and the timer
 * sends it: no call waits for it, and the cache works again as soon as it can, whether calls come or not.
 */
export declare class ReadMonitor implements LookupObserver {
    private readonly connector;
    private readonly settings;
    private nextProbe;
    /** Of marks, what their look-ups have left of the deadline: the run does not count. */
    private readonly left;
    constructor(connector: Connector, settings: ReadMonitorSettings);
    answered(lookup: Lookup): Lookup;
    failed(question: Question, cause: unknown): Bypass;
    /** Nobody computes for an answer that comes too late: others must not wait for it. */
    cameTooLate(lookup: Lookup): void;
    /** What the cache says if only looked at, or a bypass if it says nothing in time. Never rejects. */
    peek(question: Question): Promise<Hit | Absent | Bypass>;
    /** How long a run may still wait for the mark of its ticket, in milliseconds. */
    timeLeft(ticket: Ticket): number;
    /** Ends the probes. */
    close(): void;
    /** What is left of `deadline.read` for a call that may have asked before, in milliseconds. */
    timeLeftOf({ due }: Question): number;
    private noteTimeLeft;
    private noteRecovery;
    private peekNow;
    private probe;
}
