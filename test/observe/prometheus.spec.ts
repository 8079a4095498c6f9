import { AggregatorRegistry, Counter, Registry } from 'prom-client';
import { registerMemoizeMetrics } from 'nestjs-cache-memoize/prometheus';
import { memoryCache } from 'nestjs-cache-memoize';
import { MapStore } from '../support/doubles/map-store';
import { openAgedRates, openShop, Shop } from './shop';

async function observe(...given: Parameters<typeof openShop>) {
  const opened = await openShop(...given);
  const register = new Registry();
  const stop = registerMemoizeMetrics(opened.statistics, { register });
  return { ...opened, register, stop };
}

/** What follows the labels of one line of a scrape. */
function valueIn(scrape: string, series: string): number | undefined {
  const line = scrape.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe('the metrics for Prometheus', () => {
  it('tell in the registry of the application how calls were answered, what ran, and what was kept', async () => {
    const { shop, invalidator, register } = await observe();
    new Counter({ name: 'orders_total', help: 'of the application itself', registers: [register] });
    await shop.find(1);
    await shop.find(1);
    await Promise.all([shop.find(2), shop.find(2)]);
    await shop.find(13).catch(() => undefined);
    await shop.find(14);
    await shop.find(() => undefined);
    await shop.send(1);
    await shop.send(1);
    await invalidator.invalidate(Shop, 'find', 1);

    const scrape = await register.metrics();
    const find = 'method="Shop.find",cache="default"';
    const values = Object.fromEntries(
      ['hit', 'stale', 'miss', 'joined', 'bypass', 'guarded'].map((outcome) => [
        outcome,
        valueIn(scrape, `cache_memoize_calls_total{${find},outcome="${outcome}"}`),
      ]),
    );
    expect(values).toEqual({ hit: 1, stale: 0, miss: 4, joined: 1, bypass: 1, guarded: 0 });
    expect(
      valueIn(scrape, 'cache_memoize_calls_total{method="Shop.send",cache="default",outcome="guarded"}'),
    ).toBe(1);
    expect(valueIn(scrape, `cache_memoize_run_seconds_count{${find}}`)).toBe(5);
    expect(valueIn(scrape, `cache_memoize_run_seconds_sum{${find}}`)).toBeGreaterThanOrEqual(0);
    expect(valueIn(scrape, `cache_memoize_failed_runs_total{${find}}`)).toBe(1);
    expect(valueIn(scrape, `cache_memoize_fills_total{${find},result="kept"}`)).toBe(2);
    expect(valueIn(scrape, `cache_memoize_fills_total{${find},result="uncacheable"}`)).toBe(1);
    expect(valueIn(scrape, 'cache_memoize_invalidations_total{cache="default",result="confirmed"}')).toBe(1);
    expect(valueIn(scrape, 'cache_memoize_entries{cache="default"}')).toBe(2);
    expect(valueIn(scrape, 'cache_memoize_ready{cache="default"}')).toBe(1);
    expect(scrape).toContain('orders_total 0');
  });

  it('tell of stale hits and of renewals', async () => {
    const { statistics, renew } = await openAgedRates();
    const register = new Registry();
    registerMemoizeMetrics(statistics, { register });
    await renew();
    const scrape = await register.metrics();
    const labels = 'method="Rates.of",cache="default"';
    expect(valueIn(scrape, `cache_memoize_calls_total{${labels},outcome="stale"}`)).toBe(1);
    expect(valueIn(scrape, `cache_memoize_renewals_total{${labels}}`)).toBe(1);
  });

  it('tell of a cache that fails', async () => {
    const store = new MapStore();
    store.get = store.set = store.del = () => Promise.reject(new Error('down'));
    const options = { keyPrefix: 'shop', breaker: { failures: 1, halfOpenAfter: '1h' } } as const;
    const { shop, invalidator, register } = await observe({ default: store }, options);
    await shop.find(1);
    await invalidator.invalidate(Shop, 'find', 1).catch(() => undefined);
    const scrape = await register.metrics();
    expect(valueIn(scrape, 'cache_memoize_breaker_open{cache="default"}')).toBe(1);
    expect(valueIn(scrape, 'cache_memoize_ready{cache="default"}')).toBe(0);
    expect(valueIn(scrape, 'cache_memoize_reads_total{cache="default",result="failed"}')).toBe(1);
    expect(valueIn(scrape, 'cache_memoize_invalidations_total{cache="default",result="failed"}')).toBe(1);
    expect(scrape).not.toContain('cache_memoize_entries{');
  });

  it('have labels of the code and its configuration alone, never a key or an argument', async () => {
    const { shop, register } = await observe({ own: memoryCache({ maxBytes: 10_000 }) });
    for (const id of [4711, 4712]) await shop.find(id);
    const scrape = await register.metrics();
    const labels = [...scrape.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => `${name}=${value}`);
    const known = ['hit', 'stale', 'miss', 'joined', 'bypass', 'guarded'].map((each) => `outcome=${each}`);
    const results = ['kept', 'refused', 'uncacheable', 'answered', 'failed', 'confirmed'];
    const methods = ['method=Shop.find', 'method=Shop.send', 'cache=default', 'cache=own'];
    expect([...new Set(labels)].sort()).toEqual(
      [...known, ...results.map((each) => `result=${each}`), ...methods].sort(),
    );
    expect(scrape).not.toContain('471');
  });

  it('agree with each other in one scrape, however many calls are made meanwhile', async () => {
    const { shop, register } = await observe();
    const scraping = register.metrics();
    await shop.find(1);
    const scrape = await scraping;
    const miss = 'cache_memoize_calls_total{method="Shop.find",cache="default",outcome="miss"}';
    const runs = 'cache_memoize_run_seconds_count{method="Shop.find",cache="default"}';
    expect([valueIn(scrape, miss), valueIn(scrape, runs)]).toEqual([0, 0]);
    const next = await register.metrics();
    expect([valueIn(next, miss), valueIn(next, runs)]).toEqual([1, 1]);
  });

  it('are as good as those of prom-client itself in OpenMetrics, in JSON, after a reset and in a cluster', async () => {
    const { shop, statistics } = await observe();
    const register = new Registry<typeof Registry.OPENMETRICS_CONTENT_TYPE>();
    register.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
    registerMemoizeMetrics(statistics, { register });
    await shop.find(1);
    const series = 'cache_memoize_calls_total{method="Shop.find",cache="default",outcome="miss"}';
    expect(valueIn(await register.metrics(), series)).toBe(1);
    expect(valueIn(await register.metrics(), series)).toBe(1);
    register.resetMetrics();
    expect(valueIn(await register.metrics(), series)).toBe(1);

    const plain = new Registry();
    registerMemoizeMetrics(statistics, { register: plain });
    const json = await plain.getMetricsAsJSON();
    const together = await AggregatorRegistry.aggregate([json, json]).metrics();
    expect(valueIn(together, series)).toBe(2);
  });

  it('can be taken away, and are refused twice in one registry', async () => {
    const { statistics, register, stop } = await observe();
    expect(() => registerMemoizeMetrics(statistics, { register })).toThrow('already been registered');
    stop();
    expect(await register.metrics()).not.toContain('cache_memoize');
    registerMemoizeMetrics(statistics, { register });
    expect(await register.metrics()).toContain('cache_memoize');
  });

  it('refuse what is no registry', async () => {
    const { statistics } = await openShop();
    const wrong = { registry: new Registry() } as never;
    expect(() => registerMemoizeMetrics(statistics, wrong)).toThrow(
      "Invalid option 'register' in registerMemoizeMetrics of nestjs-cache-memoize/prometheus: got undefined. It must " +
        "be a Registry of prom-client, such as its own: import { register } from 'prom-client'.",
    );
  });
});
