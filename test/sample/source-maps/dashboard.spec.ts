import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SampleServer } from './support/sample-server';

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
}

const DOCS = join(__dirname, '../../../docs');
const dashboard = JSON.parse(readFileSync(join(DOCS, 'grafana-dashboard.json'), 'utf8')) as Dashboard;
const panels = dashboard.panels.flatMap(({ title, targets }) =>
  targets.map((target) => ({ title, ...target })),
);
/** Those that the documentation writes down, such as those of its alarms. */
const written = [
  ...readFileSync(join(DOCS, 'observe.md'), 'utf8').matchAll(/`([^`]*\(cache_memoize_[^`]*)`/g),
].map(([, expr = '']) => ({ title: 'docs/observe.md', expr, legendFormat: '' }));
const targets = [...panels, ...written];

/** Metric → label → the values that a scrape shows. */
type Series = Map<string, Map<string, Set<string>>>;

function seriesIn(scrape: string): Series {
  const series: Series = new Map();
  for (const [, name = '', labels = ''] of scrape.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)) {
    const known = series.get(name) ?? new Map<string, Set<string>>();
    series.set(name, known);
    for (const [, label = '', value = ''] of labels.matchAll(/(\w+)="([^"]*)"/g))
      known.set(label, (known.get(label) ?? new Set()).add(value));
  }
  return series;
}

/** What a query asks of each metric: its labels, and the values that it matches them with. */
function askedOf({ expr, legendFormat }: (typeof targets)[number]) {
  const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, names = '']) => names.split(/,\s*/));
  const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
  return [...expr.matchAll(/(cache_memoize_\w+)(?:\{([^}]*)\})?/g)].map(([, metric = '', matchers = '']) => {
    const matched = [...matchers.matchAll(/(\w+)=~?"([^"]*)"/g)];
    return {
      metric,
      labels: [...grouped, ...shown, ...matched.map(([, label = '']) => label)],
      values: matched.flatMap(([, label = '', text = '']) =>
        text.split('|').map((value) => [label, value] as const),
      ),
    };
  });
}

function flawsOf(series: Series): string[] {
  return targets.flatMap((target) =>
    askedOf(target).flatMap(({ metric, labels, values }) => {
      const known = series.get(metric);
      if (!known) return [`${target.title}: there is no ${metric}`];
      const lost = labels.filter((label) => !known.has(label));
      const unknown = values.filter(([label, value]) => !known.get(label)?.has(value));
      return [
        ...lost.map((label) => `${target.title}: ${metric} has no ${label}`),
        ...unknown.map(([label, value]) => `${target.title}: ${metric} has no ${label}="${value}"`),
      ];
    }),
  );
}

describe('the Grafana dashboard', () => {
  let server: SampleServer;
  let scrape: string;

  beforeAll(async () => {
    server = await SampleServer.start();
    await server.upload({ 'left-pad/1.0.0/index.js.map': '{}' });
    const names = ['index', 'other', 'third'].map((name) => `/maps/left-pad/1.0.0/${name}.js.map`);
    for (let round = 0; round < 20; round++) {
      await Promise.all(names.flatMap((name) => [server.get(name), server.head(name), server.head(name)]));
      await server.post('/digests/ada');
    }
    scrape = await (await server.get('/metrics')).text();
  });

  afterAll(() => server.stop());

  it('asks only, as the documentation does, for metrics, labels and values that a scrape of the sample under load has', () => {
    expect(flawsOf(seriesIn(scrape))).toEqual([]);
    expect([panels.length > 15, written.length]).toEqual([true, 3]);
  });

  it('asks for every metric that there is, but those of what this application does not have', () => {
    const asked = panels.flatMap((target) => askedOf(target).map(({ metric }) => metric));
    const told = [...seriesIn(scrape).keys()].filter((name) => !asked.includes(name));
    expect(told.sort()).toEqual(['cache_memoize_local_hits_total', 'cache_memoize_renewals_total']);
  });

  it('is checked by a test that sees a metric, a label and a value that are not there', () => {
    const series = seriesIn(scrape);
    series.delete('cache_memoize_ready');
    series.get('cache_memoize_evictions_total')?.delete('cache');
    series.get('cache_memoize_invalidations_total')?.get('result')?.delete('failed');
    expect(flawsOf(series)).toEqual([
      'Invalidations not confirmed: cache_memoize_invalidations_total has no result="failed"',
      'Caches that are asked: there is no cache_memoize_ready',
      'Evictions: cache_memoize_evictions_total has no cache',
      'Evictions: cache_memoize_evictions_total has no cache',
      'docs/observe.md: cache_memoize_invalidations_total has no result="failed"',
    ]);
  });

  it('tells under load what the application itself has counted', async () => {
    const { memoized } = await server.countedStats(180);
    const hits =
      /cache_memoize_calls_total\{method="SourceMapsService.exists",cache="maps",outcome="hit"\} (\d+)/.exec(
        scrape,
      );
    expect(Number(hits?.[1])).toBe(memoized['exists']?.hits);
    expect(Number(hits?.[1])).toBeGreaterThan(50);
  });
});

describe('the sample', () => {
  it('serves the panel', async () => {
    const server = await SampleServer.start();
    const page = await server.get('/cache');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<h1>Cache</h1>')]);
    expect(await (await server.get('/cache/statistics')).json()).toMatchObject({
      methods: expect.arrayContaining([
        expect.objectContaining({ method: 'SourceMapsService.exists', ttl: '7d' }),
      ]) as unknown,
    });
    await server.stop();
  });
});
