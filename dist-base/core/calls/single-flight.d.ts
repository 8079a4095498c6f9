/**
 * Computations under way, so that a herd runs the method once.
 *
 * Keyed on the id of a ticket and never on the key alone: a read may only join a computation whose ticket it has
 * just seen to be current. Joining by key alone hands out, after an invalidation, what was computed before it
 * (measured: 5,599 stale reads of one storm; see test/race).
 */
import type { Answer, Hit, Payload } from '../../ports/outcome-cache';
import type { Clock } from '../../ports/clock';
import type { AgedHit } from '../stale/windowed-lookups';
/** How a flight ended, for those who joined it. */
export type Landing = 
/** Copy from the payload. `filled` answers when the cache has it. */
{
    readonly kind: 'landed';
    readonly payload: Payload;
    readonly filled: Answer<unknown>;
}
/** The method threw, and what the cache still keeps of before is the answer. */
 | {
    readonly kind: 'aged';
    readonly found: Hit | AgedHit;
}
/** The method threw what is not kept. */
 | {
    readonly kind: 'failed';
    readonly error: unknown;
}
/** The result cannot be copied: run the method yourself. */
 | {
    readonly kind: 'alone';
}
/** The wait was too long: whoever finds it so first replaces the run, and the others join that one. */
 | {
    readonly kind: 'overdue';
}
/** What was waited for is no longer current: ask the cache again. */
 | {
    readonly kind: 'again';
};
/** Calls back once after `ms`, unless cancelled before. */
export interface Timers {
    after(ms: number, callback: () => void): {
        cancel(): void;
    };
}
export interface SingleFlightSettings {
    /** How long a joined call waits, in milliseconds. */
    readonly joinWait: number;
    readonly timers: Timers;
    readonly clock: Clock;
}
export declare class SingleFlight {
    private readonly settings;
    private readonly flights;
    constructor(settings: SingleFlightSettings);
    find(id: unknown): Flight | undefined;
    /** @param tagTime that of the ticket: who has another one does not join */
    begin(id: unknown, tagTime?: unknown): Flight;
}
export declare class Flight {
    private readonly settings;
    /** Settles when a run that takes the place of this one, which takes too long, has begun. */
    replacement: Promise<unknown> | undefined;
    readonly tagTime: unknown;
    private readonly onEnd;
    private readonly groupsOfJoiners;
    private landing;
    constructor(settings: SingleFlightSettings, { tagTime, onEnd }: {
        readonly tagTime: unknown;
        readonly onEnd: () => void;
    });
    get hasJoiners(): boolean;
    join(): Promise<Landing>;
    /** Tells those who joined, and those who still will, how it ended. */
    land(landing: Landing): void;
    /** Nobody can join any more: the cache has answered the fill, and from here on it is the one to ask. */
    end(): void;
    private addJoiners;
}
