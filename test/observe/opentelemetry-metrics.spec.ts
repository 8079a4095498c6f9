import { registerMemoizeMetrics } from 'nestjs-cache-memoize/opentelemetry';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import type { MemoizeStatistics } from 'nestjs-cache-memoize';
import { openAgedRates, openShop, Shop } from './shop';

const providers: MeterProvider[] = [];

/** Registers the metrics, and answers how they are collected. */
function observeStatistics(statistics: MemoizeStatistics) {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  providers.push(provider);
  const stop = registerMemoizeMetrics(statistics, { meter: provider.getMeter('shop') });
  /** Instrument and attributes → value, of what is collected now. */
  const collect = async (): Promise<Map<string, unknown>> => {
    exporter.reset();
    await reader.forceFlush();
    const metrics = exporter
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((s) => s.metrics));
    return new Map(
      metrics.flatMap(({ descriptor, dataPoints }) =>
        dataPoints.map(({ attributes, value }) => [
          [descriptor.name, ...Object.values(attributes)].join(' '),
          value,
        ]),
      ),
    );
  };
  return { collect, stop };
}

async function observe() {
  const opened = await openShop();
  return { ...opened, ...observeStatistics(opened.statistics) };
}

afterEach(async () => {
  for (const provider of providers.splice(0)) await provider.shutdown();
});

describe('the metrics for OpenTelemetry', () => {
  it('are observed when they are collected: calls, runs, and what each cache was asked', async () => {
    const { shop, invalidator, collect } = await observe();
    await shop.find(4711);
    await shop.find(4711);
    await shop.send(1);
    await invalidator.invalidateAll(Shop, 'find');
    const collected = await collect();
    expect(Object.fromEntries(collected)).toMatchObject({
      'cache.memoize.calls Shop.find default hit': 1,
      'cache.memoize.calls Shop.find default miss': 1,
      'cache.memoize.calls Shop.send default miss': 1,
      'cache.memoize.runs Shop.find default': 1,
      'cache.memoize.fills Shop.find default kept': 1,
      'cache.memoize.invalidations default confirmed': 1,
      'cache.memoize.breaker.open default': 0,
    });
    expect(collected.get('cache.memoize.run.time Shop.find default')).toBeGreaterThanOrEqual(0);
    expect([...collected.keys()].join()).not.toContain('4711');
  });

  it('tell of stale hits and of renewals', async () => {
    const { statistics, renew } = await openAgedRates();
    const { collect } = observeStatistics(statistics);
    await renew();
    expect(Object.fromEntries(await collect())).toMatchObject({
      'cache.memoize.calls Rates.of default stale': 1,
      'cache.memoize.renewals Rates.of default': 1,
    });
  });

  it('are collected no more once they were stopped', async () => {
    const { shop, collect, stop } = await observe();
    await shop.find(1);
    stop();
    expect((await collect()).size).toBe(0);
  });
});
