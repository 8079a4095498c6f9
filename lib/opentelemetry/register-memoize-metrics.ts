import type { Meter, Observable } from '@opentelemetry/api';
import type { MemoizeStatistics } from '../statistics/memoize-statistics.service';
import { type Metric, METRICS, RUN_TIME, RUNS } from '../statistics/metrics';

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
export function registerMemoizeMetrics(
  statistics: MemoizeStatistics,
  { meter }: OpenTelemetryMetricsOptions,
): () => void {
  const instruments = [...METRICS, RUNS, RUN_TIME].map(
    (metric) => [metric, instrumentFor(metric, meter)] as const,
  );
  const observables = instruments.map(([, instrument]) => instrument);
  const observe: Parameters<Meter['addBatchObservableCallback']>[0] = (result) => {
    const snapshot = statistics.snapshot();
    for (const [metric, instrument] of instruments) {
      for (const { labels, value } of metric.read(snapshot)) result.observe(instrument, value, labels);
    }
  };
  meter.addBatchObservableCallback(observe, observables);
  return () => meter.removeBatchObservableCallback(observe, observables);
}

function instrumentFor({ name, help, kind, unit }: Metric, meter: Meter): Observable {
  const options = { description: help, ...(unit && { unit }) };
  return kind === 'counter'
    ? meter.createObservableCounter(`cache.memoize.${name}`, options)
    : meter.createObservableGauge(`cache.memoize.${name}`, options);
}
