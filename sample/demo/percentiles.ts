export interface Latencies {
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p99: number;
}

/** What so many of a hundred measurements stayed within (nearest rank). */
export function percentiles(measured: readonly number[]): Latencies {
  if (measured.length === 0) throw new RangeError('There is no percentile of no measurements.');
  const sorted = Float64Array.from(measured).sort();
  const at = (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1]!;
  return { p50: at(50), p75: at(75), p90: at(90), p99: at(99) };
}
