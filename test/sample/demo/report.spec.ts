import { bar } from '../../../sample/demo/bar';
import { judge } from '../../../sample/demo/claims';
import { type Measurement } from '../../../sample/demo/measurement';
import { paintFor } from '../../../sample/demo/paint';
import { type MethodStatistics } from 'nestjs-cache-memoize';
import { percentiles } from '../../../sample/demo/percentiles';
import { report } from '../../../sample/demo/report';

const PLAIN: Measurement = {
  requests: 1000,
  absent: 600,
  stale: 0,
  savedFromStale: 0,
  latencies: [25, 26, 27, 40],
  failures: [],
  bucketReads: 1000,
  hits: 0,
  misses: 0,
  methods: [],
};
function figures(
  method: string,
  counted: Pick<MethodStatistics, 'hits' | 'misses' | 'joined' | 'runs'>,
): MethodStatistics {
  const calls = counted.hits + counted.misses + counted.joined;
  const rest = { localHits: 0, staleHits: 0, bypassed: 0, guarded: 0, failedRuns: 0, renewals: 0 };
  const fills = { kept: counted.runs, refused: 0, uncacheable: 0 };
  return { method, alias: 'maps', calls, ...counted, ...rest, runMs: counted.runs * 25, ...fills };
}

const MEMOIZED: Measurement = {
  ...PLAIN,
  savedFromStale: 12,
  latencies: [1, 1, 1, 30],
  bucketReads: 150,
  hits: 800,
  misses: 200,
  methods: [
    figures('SourceMapsService.exists', { hits: 500, misses: 90, joined: 10, runs: 90 }),
    figures('SourceMapsService.read', { hits: 300, misses: 60, joined: 40, runs: 60 }),
  ],
};

const TIERED: Measurement = {
  ...MEMOIZED,
  methods: MEMOIZED.methods.map((each) => ({ ...each, localHits: 150 })),
};

/** Figures on which the application and MemoizeStatistics agree. */
function countedAs({
  hits = 800,
  misses = 200,
  bucketReads = 150,
}: Partial<Measurement>): Partial<Measurement> {
  const counted = { hits, misses, joined: 0, runs: bucketReads };
  return { hits, misses, bucketReads, methods: [figures('SourceMapsService.exists', counted)] };
}

function failing(memoized: Partial<Measurement>, plain: Partial<Measurement> = {}): string[] {
  const claims = judge({ plain: { ...PLAIN, ...plain }, memoized: { ...MEMOIZED, ...memoized } });
  return claims.filter((claim) => !claim.holds).map((claim) => claim.text);
}

describe('Percentiles', () => {
  it('are the measurements that so many of a hundred stayed within', () => {
    const measured = Array.from({ length: 100 }, (_, nth) => 100 - nth);
    expect(percentiles(measured)).toEqual({ p50: 50, p75: 75, p90: 90, p99: 99 });
    expect(percentiles([7])).toEqual({ p50: 7, p75: 7, p90: 7, p99: 7 });
  });

  it('do not exist for no measurements', () => {
    expect(() => percentiles([])).toThrow(RangeError);
  });
});

describe('A bar', () => {
  it.each([
    [10, 10, '████'],
    [5, 10, '██'],
    [1, 32, '▏'],
    [7, 32, '▉'],
    [0, 10, ''],
    [20, 10, '████'],
    [0.001, 10, '▏'],
    [0, 0, ''],
  ])('of %d out of %d is exact to an eighth, and something always shows', (value, most, expected) => {
    expect(bar(value, most, 4)).toBe(expected);
  });
});

describe('Colours', () => {
  it('appear on a terminal', () => {
    expect(paintFor({ isTTY: true }, {}).red('no')).toBe('\u001b[31mno\u001b[0m');
  });

  it.each([
    ['not on a terminal', { isTTY: false }, {}],
    ['where the user said NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }],
    ['on a dumb terminal', { isTTY: true }, { TERM: 'dumb' }],
  ])('do not appear %s', (_, stream, environment) => {
    expect(paintFor(stream, environment).red('no')).toBe('no');
  });
});

describe("The demo's claims", () => {
  it('all hold for a good run', () => {
    expect(failing({})).toEqual([]);
  });

  it.each<[string, string, Partial<Measurement>, Partial<Measurement>?]>([
    ['an answer was stale', 'No stale answer after an upload', { stale: 1 }],
    ['nothing could have been stale', 'No stale answer after an upload', { savedFromStale: 0 }],
    ['the truth itself was misjudged', 'No stale answer after an upload', {}, { stale: 1 }],
    ['a request failed', 'Every request was answered', { failures: ['GET a was answered with 500.'] }],
    ['requests are missing', 'Every request was answered', { requests: 999, ...countedAs({ hits: 799 }) }],
    [
      'calls went uncounted',
      'Every request is a hit or a miss, and only misses reach the bucket',
      countedAs({ hits: 799 }),
    ],
    [
      'hits reach the bucket',
      'Every request is a hit or a miss, and only misses reach the bucket',
      countedAs({ bucketReads: 201 }),
    ],
    ['MemoizeStatistics disagrees', 'MemoizeStatistics has counted the same', { methods: [] }],
    [
      'the plain run was memoized',
      'Without memoization every request reaches the bucket',
      {},
      { bucketReads: 999 },
    ],
    [
      'little was saved',
      'Most bucket operations are saved, and most requests are faster',
      countedAs({ hits: 400, misses: 600, bucketReads: 600 }),
    ],
    [
      'it got slower',
      'Most bucket operations are saved, and most requests are faster',
      { latencies: [40, 40] },
    ],
  ])('do not hold where %s', (_, claim, memoized, plain = {}) => {
    expect(failing(memoized, plain)).toEqual([claim]);
  });

  it.each<[string, Partial<Measurement>]>([
    ['memory in front of Redis answered nothing', { methods: MEMOIZED.methods }],
    ['it answered what was stale', { stale: 1 }],
    ['a request failed there', { failures: ['GET a was answered with 500.'] }],
  ])('do not hold where %s', (_, wrong) => {
    const broken = judge({ plain: PLAIN, memoized: MEMOIZED, tiered: { ...TIERED, ...wrong } });
    expect(broken.filter(({ holds }) => !holds).map(({ text }) => text)).toEqual([
      'Memory in front of Redis answers, and nothing stale either',
    ]);
    expect(judge({ plain: PLAIN, memoized: MEMOIZED, tiered: TIERED }).every(({ holds }) => holds)).toBe(
      true,
    );
  });
});

describe("The demo's report", () => {
  it('shows both runs side by side, each row on one scale', () => {
    const comparison = { plain: PLAIN, memoized: MEMOIZED };
    const text = report(comparison, judge(comparison), paintFor({}, {}));
    expect(text.split('\n')).toEqual([
      '',
      '                    without                          memoized',
      '  bucket operations     1,000 ████████████████████         150 ███',
      '  latency p50         26.0 ms ████████████████████      1.0 ms ▊',
      '  latency p75         27.0 ms ████████████████████      1.0 ms ▊',
      '  latency p90         40.0 ms ████████████████████     30.0 ms ███████████████',
      '  latency p99         40.0 ms ████████████████████     30.0 ms ███████████████',
      '',
      '  requests          1,000, 60.0 % for maps that are not there',
      '  hit ratio         80.0 %',
      '  saved             850 bucket operations, 85.0 %',
      '  stale answers     0, every answer checked (12 if nothing were invalidated)',
      '',
      '  ✔ Every request was answered',
      '  ✔ No stale answer after an upload',
      '  ✔ Every request is a hit or a miss, and only misses reach the bucket',
      '  ✔ MemoizeStatistics has counted the same',
      '  ✔ Without memoization every request reaches the bucket',
      '  ✔ Most bucket operations are saved, and most requests are faster',
      '',
      '  MemoizeStatistics             calls       hits     joined       runs  hit ratio   mean run      saved',
      '  SourceMapsService.exists        600        500         10         90     83.3 %    25.0 ms     12.5 s',
      '  SourceMapsService.read          400        300         40         60     75.0 %    25.0 ms      7.5 s',
      '',
    ]);
  });

  it('has a column for memory in front of Redis', () => {
    const comparison = { plain: PLAIN, memoized: MEMOIZED, tiered: TIERED };
    const lines = report(comparison, judge(comparison), paintFor({}, {})).split('\n');
    expect(lines.slice(1, 4)).toEqual([
      '                    without                memoized               memory in front',
      '  bucket operations     1,000 ██████████         150 █▌                 150 █▌',
      '  latency p50         26.0 ms ██████████      1.0 ms ▍               1.0 ms ▍',
    ]);
    expect(lines).toContain('  memory in front   300 of 800 hits without asking Redis, 0 stale answers');
  });

  it('gives the figures where a claim does not hold', () => {
    const comparison = { plain: PLAIN, memoized: { ...MEMOIZED, stale: 3 } };
    const text = report(comparison, judge(comparison), paintFor({}, {}));
    expect(text).toContain(
      '  ✘ No stale answer after an upload: 3 stale, where a cache that is not invalidated had 12',
    );
  });
});
