import type { MemoizeSnapshot } from '../statistics/memoize-statistics.service';
import type { Metric, Sample } from '../statistics/metrics';
/** What a registry of prom-client shows of a metric. */
export interface Scraped {
    readonly name: string;
    readonly help: string;
    readonly type: string;
    readonly aggregator: 'sum';
    readonly values: readonly (Sample & {
        readonly metricName?: string;
    })[];
}
/** A metric as a registry of prom-client asks for it. */
export declare class ScrapedMetric {
    private readonly metric;
    private readonly snapshot;
    /** Changed by a registry that speaks OpenMetrics, which goes by the type, and writes `_total` itself. */
    name: string;
    readonly type: Metric['kind'];
    constructor(metric: Metric, snapshot: () => MemoizeSnapshot);
    /** At once: a registry asks all of its metrics in one tick, and shows a promise of each. */
    get(): Promise<Scraped>;
    /** What `registry.resetMetrics()` calls: the figures are not its own, and MemoizeStatistics has a `reset()`. */
    reset(): void;
}
export declare function prometheusName(name: string): string;
