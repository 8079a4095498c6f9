/**
 * What MemoizeStatistics counts, in an application's own prom-client registry.
 *
 * A metric of prom-client counts itself, and these were counted already: so they are objects with what a registry asks
 * of its metrics, and nothing of prom-client is imported, nor its types. Whatever version the application has, its
 * registry is the one that is scraped.
 */
import { InvalidOptionError } from '../errors/invalid-option.error';
import { isPlainRecord } from '../options/option-reader';
import type { MemoizeStatistics } from '../statistics/memoize-statistics.service';
import { METRICS } from '../statistics/metrics';
import { ScrapedMetric } from './scraped-metric';
import { ScrapedRuns } from './scraped-runs';
import { snapshotOfScrape } from './snapshot-of-scrape';

/** A `Registry` of prom-client 14 or 15, such as its `register`. */
export interface PrometheusRegistry {
  // `never`: each version has its own type for what it takes here.
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
export function registerMemoizeMetrics(
  statistics: MemoizeStatistics,
  options: PrometheusMetricsOptions,
): () => void {
  const register = requireRegistry(options);
  const snapshot = snapshotOfScrape(statistics);
  const metrics = [
    ...METRICS.map((metric) => new ScrapedMetric(metric, snapshot)),
    new ScrapedRuns(snapshot),
  ];
  for (const metric of metrics) register.registerMetric(metric as never); // what each version takes
  return () => {
    for (const { name } of metrics) register.removeSingleMetric(name);
  };
}

function requireRegistry(options: unknown): PrometheusRegistry {
  const register: unknown = isPlainRecord(options) ? options['register'] : undefined;
  if (isRegistry(register)) return register;
  throw new InvalidOptionError({
    option: 'register',
    value: register,
    where: 'registerMemoizeMetrics of nestjs-cache-memoize/prometheus',
    expected: "a Registry of prom-client, such as its own: import { register } from 'prom-client'",
  });
}

function isRegistry(given: unknown): given is PrometheusRegistry {
  return typeof (given as Partial<PrometheusRegistry> | null | undefined)?.registerMetric === 'function';
}
