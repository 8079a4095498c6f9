import { MemoizeRuntime } from '../runtime/memoize.runtime';
import { type CacheStatistics } from './cache-statistics';
import { type MethodStatistics } from './method-statistics';
/** All figures of one moment. */
export interface MemoizeSnapshot {
    /** Of each memoized method that a provider or controller of the application has, called or not. */
    readonly methods: MethodStatistics[];
    /** Of each alias. */
    readonly caches: CacheStatistics[];
}
/**
 * How the caches of this application do, in this process: integers that are always counted, and read for nothing.
 *
 * @example
 * ```ts
 * constructor(private readonly statistics: MemoizeStatistics) {}
 *
 * hitRatio(): number {
 *   const { methods } = this.statistics.snapshot();
 *   const exists = methods.find(({ method }) => method === 'FilesService.exists');
 *   return exists ? exists.hits / exists.calls : NaN;
 * }
 * ```
 */
export declare class MemoizeStatistics {
    private readonly runtime;
    constructor(runtime: MemoizeRuntime);
    /** What was counted since the start or the last `reset()`. With `enabled: false` nothing is. */
    snapshot(): MemoizeSnapshot;
    /** Begins again from 0. What is a state stays: whether a cache is ready, its entries, what is still pending. */
    reset(): void;
}
