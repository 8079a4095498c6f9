import { type Deed, INVALIDATION, INVALIDATION_OF_ALL, READ } from './history';

/** The invalidations of one key that have resolved, in the order in which they did. */
class ResolvedInvalidations {
  private readonly deeds: Deed[] = [];
  private ends: number[] = [];
  /** The latest begin among those up to each place. */
  private latestBegins: number[] = [];

  add(deed: Deed): void {
    this.deeds.push(deed);
  }

  sort(): this {
    this.deeds.sort((one, other) => one.end - other.end);
    this.ends = this.deeds.map(({ end }) => end);
    let latest = -Infinity;
    this.latestBegins = this.deeds.map(({ begin }) => (latest = Math.max(latest, begin)));
    return this;
  }

  /** When the latest of those that had resolved before `moment` was called. */
  latestBefore(moment: number): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] ?? Infinity) < moment) low = middle + 1;
      else high = middle;
    }
    return this.latestBegins[low - 1] ?? -Infinity;
  }
}

/**
 * The reads that broke the promise: begun after an invalidation had resolved, and answered with a computation that
 * had begun before that invalidation was called.
 */
export function findStaleReads(histories: readonly Iterable<Deed>[]): Deed[] {
  const deeds = histories.flatMap((history) => [...history]);
  const ofKey = new Map<number, ResolvedInvalidations>();
  const ofAll = new ResolvedInvalidations();
  for (const deed of deeds) {
    if (deed.kind === INVALIDATION_OF_ALL) ofAll.add(deed);
    if (deed.kind !== INVALIDATION) continue;
    const known = ofKey.get(deed.key) ?? new ResolvedInvalidations();
    ofKey.set(deed.key, known);
    known.add(deed);
  }
  ofAll.sort();
  for (const invalidations of ofKey.values()) invalidations.sort();
  return deeds.filter(({ kind, key, begin, computedAt }) => {
    if (kind !== READ) return false;
    const latest = Math.max(ofAll.latestBefore(begin), ofKey.get(key)?.latestBefore(begin) ?? -Infinity);
    return computedAt < latest;
  });
}
