import { type Comparison, type Endurance, type Measurement } from './measurement';
import { percentiles } from './percentiles';

/** Something the demo says of the library, and whether this run bore it out. */
export interface Claim {
  readonly text: string;
  readonly holds: boolean;
  /** The figures it was judged by. */
  readonly because: string;
}

/** What is claimed, each held against what was measured. */
export function judge({ plain, memoized, tiered }: Comparison): Claim[] {
  const claims = [
    {
      text: 'Every request was answered',
      holds: plain.failures.length + memoized.failures.length === 0 && plain.requests === memoized.requests,
      because: [`${plain.requests} and ${memoized.requests} answers`, ...plain.failures, ...memoized.failures]
        .slice(0, 4)
        .join('; '),
    },
    {
      text: 'No stale answer after an upload',
      holds: memoized.stale === 0 && plain.stale === 0 && memoized.savedFromStale > 0,
      because: `${memoized.stale} stale, where a cache that is not invalidated had ${memoized.savedFromStale}`,
    },
    {
      text: 'Every request is a hit or a miss, and only misses reach the bucket',
      holds: memoized.hits + memoized.misses === memoized.requests && memoized.bucketReads <= memoized.misses,
      because: `${memoized.hits} hits, ${memoized.misses} misses, ${memoized.bucketReads} bucket operations`,
    },
    {
      text: 'MemoizeStatistics has counted the same',
      holds:
        total(memoized, 'hits') === memoized.hits &&
        total(memoized, 'misses') + total(memoized, 'joined') + total(memoized, 'bypassed') ===
          memoized.misses &&
        total(memoized, 'runs') === memoized.bucketReads,
      because: ['calls', 'hits', 'misses', 'joined', 'bypassed', 'runs']
        .map((figure) => `${total(memoized, figure as CountedFigure)} ${figure}`)
        .join(', '),
    },
    {
      text: 'Without memoization every request reaches the bucket',
      holds: plain.bucketReads === plain.requests && plain.hits === 0,
      because: `${plain.requests} requests, ${plain.bucketReads} bucket operations`,
    },
    {
      text: 'Most bucket operations are saved, and most requests are faster',
      holds: memoized.bucketReads * 2 < plain.bucketReads && median(memoized) < median(plain),
      because: `median ${median(memoized).toFixed(1)} ms after ${median(plain).toFixed(1)} ms`,
    },
  ];
  return tiered === undefined ? claims : [...claims, judgeTier(tiered, plain)];
}

function judgeTier(tiered: Measurement, plain: Measurement): Claim {
  const local = total(tiered, 'localHits');
  const isWhole = tiered.failures.length === 0 && tiered.requests === plain.requests;
  return {
    text: 'Memory in front of Redis answers, and nothing stale either',
    holds: isWhole && local > 0 && tiered.stale === 0 && tiered.savedFromStale > 0,
    because: [
      `${local} hits in memory, ${tiered.stale} stale of ${tiered.requests} answers`,
      ...tiered.failures.slice(0, 3),
    ].join('; '),
  };
}

/** What is claimed of a bucket that fails for a while. */
export function judgeOutage({ without, withStale }: Endurance): Claim[] {
  const [felt, left] = [without.failures.length, withStale.failures.length];
  const old = total(withStale, 'staleHits');
  return [
    {
      text: 'Without staleIfError the outage is felt',
      holds: felt > 0 && total(without, 'staleHits') === 0,
      because: `${felt} requests failed`,
    },
    {
      text: 'With it few requests notice',
      holds: left * 3 < felt && old > 0,
      because: `${left} of ${felt} still failed, ${old} answers were past their life`,
    },
    {
      text: 'Expired was answered, invalidated never',
      holds: withStale.stale === 0 && without.stale === 0 && withStale.savedFromStale > 0,
      because: `${withStale.stale} answers told what had changed, where a cache that is not invalidated had ${withStale.savedFromStale}`,
    },
  ];
}

type CountedFigure = 'calls' | 'hits' | 'localHits' | 'staleHits' | 'misses' | 'joined' | 'bypassed' | 'runs';

function total({ methods }: Measurement, figure: CountedFigure): number {
  return methods.reduce((sum, method) => sum + method[figure], 0);
}

function median({ latencies }: Measurement): number {
  return latencies.length > 0 ? percentiles(latencies).p50 : Infinity;
}
