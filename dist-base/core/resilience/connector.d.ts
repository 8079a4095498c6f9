import type { SharedCache } from '../../ports/outcome-cache';
import type { Scheduler } from '../../ports/scheduler';
import type { Deadlines } from '../../time/deadlines';
import type { CacheHealth } from './cache-health';
/** What a {@link Connector} works with. */
export interface ConnectorSettings {
    /** Makes the cache. Called again after a pause while it fails, unless it fails with an error of this library. */
    readonly connect: () => Promise<SharedCache>;
    readonly deadlines: Deadlines;
    readonly scheduler: Scheduler;
    readonly health: CacheHealth;
    /** From 0 to 1. @default Math.random */
    readonly random?: () => number;
}
/** Makes a cache whose server may be down: tries, pauses for at most a second, tries again. */
export declare class Connector {
    private readonly settings;
    private readonly retry;
    private state;
    /** The cache, once there is one. */
    cache: SharedCache | undefined;
    constructor(settings: ConnectorSettings);
    /**
     * Tries for the first time. Resolves when that attempt is over, whether it connected or not, and after `patience`
     * milliseconds at the latest: an application starts without its cache.
     *
     * @throws CacheMemoizeError where there is no use in trying again: what was given is refused
     */
    start(patience: number): Promise<void>;
    /**
     * Tries now, or waits for the attempt under way.
     *
     * @throws whatever stands in the way; an error of this library is for good: what was given is refused
     */
    connect(): Promise<SharedCache>;
    /** What was made is of no use any more: it is made anew. */
    reconnect(): void;
    /** Stops trying. What an attempt under way still makes is closed as it arrives. */
    close(): Promise<void>;
    private begin;
    private attempt;
    private arrive;
    private fail;
    private tryLater;
    private get isClosed();
}
