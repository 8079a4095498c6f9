import type { MemoizeSnapshot } from '../statistics/memoize-statistics.service';
import type { Metric, Sample } from '../statistics/metrics';

/** What a registry of prom-client shows of a metric. */
export interface Scraped {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly aggregator: 'sum';
  readonly values: readonly (Sample & { readonly metricName?: string })[];
}

/** A metric as a registry of prom-client asks for it. */
export class ScrapedMetric {
  /** Changed by a registry that speaks OpenMetrics, which goes by the type, and writes `_total` itself. */
  name: string;
  readonly type: Metric['kind'];

  constructor(
    private readonly metric: Metric,
    private readonly snapshot: () => MemoizeSnapshot,
  ) {
    this.type = metric.kind;
    this.name = `${prometheusName(metric.name)}${metric.kind === 'counter' ? '_total' : ''}`;
  }

  /** At once: a registry asks all of its metrics in one tick, and shows a promise of each. */
  get(): Promise<Scraped> {
    const { name, type, metric } = this;
    return Promise.resolve({
      ...{ name, help: metric.help, type, aggregator: 'sum' },
      values: metric.read(this.snapshot()),
    });
  }

  /** What `registry.resetMetrics()` calls: the figures are not its own, and MemoizeStatistics has a `reset()`. */
  reset(): void {}
}

export function prometheusName(name: string): string {
  return `cache_memoize_${name.replaceAll('.', '_')}`;
}
