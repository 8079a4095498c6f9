import type { MemoizeSnapshot } from '../statistics/memoize-statistics.service';
import { type Metric, RUN_TIME, RUNS } from '../statistics/metrics';
import { prometheusName, type Scraped } from './scraped-metric';

/** How many runs there were and how long they took, as a summary: of which no quantile is known. */
export class ScrapedRuns {
  readonly name = prometheusName('run.seconds');

  constructor(private readonly snapshot: () => MemoizeSnapshot) {}

  get(): Promise<Scraped> {
    const { name } = this;
    const snapshot = this.snapshot();
    const rows = (metric: Metric, suffix: string): Scraped['values'] =>
      metric.read(snapshot).map((sample) => ({ ...sample, metricName: `${name}_${suffix}` }));
    return Promise.resolve({
      ...{ name, help: 'Runs of memoized methods that have ended, in seconds.', type: 'summary' },
      ...{ aggregator: 'sum', values: [...rows(RUN_TIME, 'sum'), ...rows(RUNS, 'count')] },
    });
  }

  /** As of every metric here. */
  reset(): void {}
}
