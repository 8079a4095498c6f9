import type { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import type { DropNames } from '../../ports/outcome-cache';
import type { Deadlines } from '../../time/deadlines';
import type { Breaker } from './breaker';
import type { CacheHealth } from './cache-health';
import type { Connector } from './connector';
import type { TickGatherer } from './tick-gatherer';
/** What {@link ConfirmedDrops} work with. Durations are milliseconds. */
export interface ConfirmedDropsSettings {
    readonly deadline: {
        readonly read: number;
        readonly invalidate: number;
    };
    readonly deadlines: Deadlines;
    readonly clock: Clock;
    readonly counters: CacheCounters;
    readonly health: CacheHealth;
    readonly breaker: Breaker;
    /** Whoever asks after a confirmation shares nothing with who asked before it. */
    readonly tick: TickGatherer;
}
/** Invalidations of a cache that may fail: always attempted, whatever the breaker says, and confirmed or rejected. */
export declare class ConfirmedDrops {
    private readonly connector;
    private readonly settings;
    constructor(connector: Connector, settings: ConfirmedDropsSettings);
    /**
     * Always attempted, within `deadline.invalidate` of the last progress.
     *
     * @throws UnconfirmedDropError with a CacheOperationError as its cause
     */
    drop(names: DropNames): Promise<void>;
    /**
     * Always attempted, within `deadline.invalidate` of the last progress.
     *
     * @throws CacheOperationError
     */
    clear(): Promise<void>;
    /** A cache that was not made yet is tried to be made at once. */
    private confirm;
    private doInTime;
}
