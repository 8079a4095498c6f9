import type { Meter } from '@opentelemetry/api';
import type { MemoizeStatistics } from '../statistics/memoize-statistics.service';
export interface OpenTelemetryMetricsOptions {
    /** From the application's own MeterProvider: `metrics.getMeter('my-shop')`. */
    readonly meter: Meter;
}
/**
 * Registers the figures of `MemoizeStatistics` as observable instruments: `cache.memoize.calls` with the attributes
 * `method`, `cache` and `outcome`, and others. They are read when they are collected, all of one moment, and cost
 * nothing in between. Attributes are the names of methods and caches: never a key or an argument.
 *
 * @example
 * ```ts
 * registerMemoizeMetrics(app.get(MemoizeStatistics), { meter: metrics.getMeter('shop') });
 * ```
 * @returns how to stop it
 */
export declare function registerMemoizeMetrics(statistics: MemoizeStatistics, { meter }: OpenTelemetryMetricsOptions): () => void;
