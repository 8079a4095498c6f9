import { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { CacheStatistics } from '../statistics/cache-statistics';
import { MemoizeStatistics } from '../statistics/memoize-statistics.service';
import type { MethodStatistics } from '../statistics/method-statistics';
/** A method's row of the page. */
export interface MethodRow extends MethodStatistics {
    readonly class: string | undefined;
    readonly name: string | undefined;
    readonly ttl: string | undefined;
    readonly isGuard: boolean;
    /** How long a run takes, in milliseconds; null before the first. */
    readonly meanRunMs: number | null;
    /** What the hits would have taken: `hits × meanRunMs`. */
    readonly savedMs: number;
}
export interface CacheRow extends CacheStatistics {
    /** What stands behind the alias, in words. */
    readonly place: string;
}
/** All figures that the page shows, of one moment. */
export interface Figures {
    readonly process: {
        readonly pid: number;
        readonly host: string;
        readonly uptimeMs: number;
    };
    readonly methods: readonly MethodRow[];
    readonly caches: readonly CacheRow[];
}
/** What MemoizeStatistics tells, with what a person wants to know beside it. */
export declare class PanelFigures {
    private readonly runtime;
    private readonly statistics;
    constructor(runtime: MemoizeRuntime, statistics: MemoizeStatistics);
    tell(): Figures;
    private rowOf;
}
