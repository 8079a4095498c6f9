import type { MemoizeStatistics } from '../statistics/memoize-statistics.service';
/** A `Registry` of prom-client 14 or 15, such as its `register`. */
export interface PrometheusRegistry {
    registerMetric(metric: never): void;
    removeSingleMetric(name: string): void;
}
export interface PrometheusMetricsOptions {
    /** The registry that the application's `/metrics` shows: `import { register } from 'prom-client'`. */
    readonly register: PrometheusRegistry;
}
/**
 * Registers the figures of `MemoizeStatistics` as metrics, `cache_memoize_calls_total{method,cache,outcome}` and others.
 * They are read when they are scraped, and cost nothing in between. Labels are the names of methods and caches: never a
 * key or an argument.
 *
 * @example
 * ```ts
 * registerMemoizeMetrics(app.get(MemoizeStatistics), { register });
 * ```
 * @returns how to take them away again
 * @throws InvalidOptionError where `register` is no registry
 * @throws Error of prom-client where the registry has them already: one registry shows one application
 */
export declare function registerMemoizeMetrics(statistics: MemoizeStatistics, options: PrometheusMetricsOptions): () => void;
