import { type Claim } from './claims';
import { type Comparison, type Measurement } from './measurement';
import { type Paint } from './paint';
import { percentiles } from './percentiles';
import { describeClaim, describeFact, describeHead, milliseconds, row, whole } from './rows';

const METHOD = 24;
const COLUMN = 11;

/** The result, side by side. */
export function report(comparison: Comparison, claims: readonly Claim[], paint: Paint): string {
  const { plain, memoized, tiered } = comparison;
  const columns = tiered ? [plain, memoized, tiered] : [plain, memoized];
  return [
    '',
    describeHead(['without', 'memoized', 'memory in front'].slice(0, columns.length), paint),
    row(
      'bucket operations',
      columns.map(({ bucketReads }) => whole(bucketReads)),
      paint,
    ),
    ...latencyRows(columns, paint),
    '',
    ...[...facts(memoized, plain), ...(tiered ? tierFacts(tiered) : [])].map(describeFact),
    '',
    ...claims.map((claim) => describeClaim(claim, paint)),
    '',
    ...describeMethods((tiered ?? memoized).methods, paint),
    '',
  ].join('\n');
}

function latencyRows(columns: readonly Measurement[], paint: Paint): string[] {
  const ofColumns = columns.map(({ latencies }) => percentiles(latencies));
  return (['p50', 'p75', 'p90', 'p99'] as const).map((name) =>
    row(
      `latency ${name}`,
      ofColumns.map((found) => milliseconds(found[name])),
      paint,
    ),
  );
}

function facts(memoized: Measurement, plain: Measurement): [label: string, text: string][] {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const saved = plain.bucketReads - memoized.bucketReads;
  return [
    [
      'requests',
      `${whole(memoized.requests).text}, ${percent(memoized.absent / memoized.requests)} for maps that are not there`,
    ],
    ['hit ratio', percent(memoized.hits / memoized.requests)],
    ['saved', `${whole(saved).text} bucket operations, ${percent(saved / plain.bucketReads)}`],
    [
      'stale answers',
      `${memoized.stale}, every answer checked (${whole(memoized.savedFromStale).text} if nothing were invalidated)`,
    ],
  ];
}

function tierFacts({ methods, hits, stale }: Measurement): [label: string, text: string][] {
  const local = methods.reduce((sum, { localHits }) => sum + localHits, 0);
  return [
    [
      'memory in front',
      `${whole(local).text} of ${whole(hits).text} hits without asking Redis, ${stale} stale answers`,
    ],
  ];
}

/** What the application's own MemoizeStatistics tells in the end. */
function describeMethods(methods: Measurement['methods'], paint: Paint): string[] {
  const columns = (cells: readonly string[]): string =>
    cells.map((cell, nth) => (nth === 0 ? cell.padEnd(METHOD) : cell.padStart(COLUMN))).join('');
  const rows = methods.map(({ method, calls, hits, joined, runs, runMs }) => {
    const mean = runMs / Math.max(runs, 1);
    const saved = `${((hits * mean) / 1000).toFixed(1)} s`;
    const ratio = `${((hits / Math.max(calls, 1)) * 100).toFixed(1)} %`;
    return [
      method,
      ...[calls, hits, joined, runs].map((value) => whole(value).text),
      ratio,
      `${mean.toFixed(1)} ms`,
      saved,
    ];
  });
  const head = ['MemoizeStatistics', 'calls', 'hits', 'joined', 'runs', 'hit ratio', 'mean run', 'saved'];
  return [paint.dim(`  ${columns(head)}`), ...rows.map((row) => `  ${columns(row)}`)];
}
