import { type Stats } from '../source-maps/stats/stats.controller';
import { type MethodStatistics } from 'nestjs-cache-memoize';
import { type Outcome } from './replay';

/** What came of one trial. */
export interface Measurement extends Outcome {
  /** Operations that requests for maps made the bucket do. */
  readonly bucketReads: number;
  readonly hits: number;
  readonly misses: number;
  /** What MemoizeStatistics has counted of the methods that look for maps. */
  readonly methods: readonly MethodStatistics[];
}

/** The same stream of requests at the same time, against servers that memoize and servers that do not. */
export interface Comparison {
  readonly plain: Measurement;
  readonly memoized: Measurement;
  /** With memory in front of Redis; undefined where there is none. */
  readonly tiered?: Measurement | undefined;
}

/** The same with and without `staleIfError`, while the bucket fails. */
export interface Endurance {
  readonly without: Measurement;
  readonly withStale: Measurement;
}

/** What the server that was asked for maps has counted meanwhile. */
export function summarize({
  bucket,
  memoized,
  methods,
}: Stats): Pick<Measurement, 'bucketReads' | 'hits' | 'misses' | 'methods'> {
  const sum = (count: 'hits' | 'misses') => (memoized.exists?.[count] ?? 0) + (memoized.read?.[count] ?? 0);
  return {
    bucketReads: bucket.exists + bucket.get,
    hits: sum('hits'),
    misses: sum('misses'),
    methods: methods.filter(({ method }) => method.startsWith('SourceMapsService.')),
  };
}
