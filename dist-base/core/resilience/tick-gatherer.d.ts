import type { Question } from '../../ports/outcome-cache';
import type { Scheduler } from '../../ports/scheduler';
import type { Deadlines } from '../../time/deadlines';
import { LookupBatch, type LookupObserver, type PendingLookup } from './lookup-batch';
export interface TickGathererSettings {
    /** How long a look-up may take, in milliseconds. */
    readonly readDeadline: number;
    readonly deadlines: Deadlines;
    readonly scheduler: Scheduler;
    readonly observer: LookupObserver;
    readonly send: (lookups: readonly PendingLookup[]) => void;
}
/**
 * Gathers the questions of one tick into one batch. It is sent when every caller of the tick has run, microtasks and
 * what they call included, and before the loop reads from a socket again: a call that joins a run begun before it must
 * not come after an invalidation that was confirmed in between, and a confirmation has to be read from a socket.
 */
export declare class TickGatherer {
    private readonly settings;
    private batch;
    constructor(settings: TickGathererSettings);
    /** The batch of this tick. */
    get current(): LookupBatch;
    add(batch: LookupBatch, question: Question): PendingLookup;
    /** An invalidation may have been confirmed without a socket: whoever asks from now on shares nothing of before. */
    forget(): void;
    private open;
    private close;
}
