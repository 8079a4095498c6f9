import { type CallRecord, Kind } from './history';

export interface Judgement {
  readonly reads: number;
  /** Of keys and of whole methods together. */
  readonly resolved: number;
  readonly rejected: number;
  /** Reads that began after an invalidation had resolved, and answered with a computation from before its call. */
  readonly stale: readonly StaleRead[];
}

export interface StaleRead {
  readonly key: number;
  readonly began: number;
  readonly answer: number;
  /** Of the latest invalidation that was broken. */
  readonly invalidationCalled: number;
}

/** Searches the history of a whole fleet for reads that break promise 3. Goes through it twice. */
export function judge(calls: Iterable<CallRecord>): Judgement {
  const invalidations: CallRecord[] = [];
  for (const call of calls) if (isInvalidation(call)) invalidations.push(call);
  const resolved = invalidations.filter(({ ended }) => !Number.isNaN(ended));
  return {
    ...findStale(calls, resolved),
    resolved: resolved.length,
    rejected: invalidations.length - resolved.length,
  };
}

function findStale(
  calls: Iterable<CallRecord>,
  resolved: readonly CallRecord[],
): Pick<Judgement, 'reads' | 'stale'> {
  const bulk = new Promises(resolved.filter(({ kind }) => kind === Kind.InvalidateAll));
  const ofKey = new Map<number, Promises>();
  for (const [key, invalidations] of byKey(resolved)) ofKey.set(key, new Promises(invalidations));
  const stale: StaleRead[] = [];
  let reads = 0;
  for (const { kind, key, began, answer } of calls) {
    if (kind !== Kind.Read && kind !== Kind.Refresh) continue;
    reads++;
    const invalidationCalled = Math.max(bulk.floorAt(began), ofKey.get(key)?.floorAt(began) ?? -Infinity);
    if (answer < invalidationCalled) stale.push({ key, began, answer, invalidationCalled });
  }
  return { reads, stale };
}

function isInvalidation({ kind }: CallRecord): boolean {
  return kind === Kind.Invalidate || kind === Kind.InvalidateAll;
}

function byKey(calls: readonly CallRecord[]): Map<number, CallRecord[]> {
  const groups = new Map<number, CallRecord[]>();
  for (const call of calls) {
    if (call.kind !== Kind.Invalidate) continue;
    const group = groups.get(call.key);
    if (group) group.push(call);
    else groups.set(call.key, [call]);
  }
  return groups;
}

/** What some resolved invalidations promise to whoever reads later. */
class Promises {
  private readonly ends: Float64Array;
  /** Of the first so many in the order of their ends: when the latest of them was called. */
  private readonly latestCalls: Float64Array;

  constructor(invalidations: readonly CallRecord[]) {
    const inOrder = invalidations.toSorted((one, other) => one.ended - other.ended);
    this.ends = Float64Array.from(inOrder, ({ ended }) => ended);
    this.latestCalls = new Float64Array(inOrder.length);
    let latest = -Infinity;
    for (const [index, { began }] of inOrder.entries()) {
      latest = Math.max(latest, began);
      this.latestCalls[index] = latest;
    }
  }

  /** No computation from before this moment may answer a read that begins at `moment`. */
  floorAt(moment: number): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ends[middle] as number) < moment) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? -Infinity : (this.latestCalls[low - 1] as number);
  }
}
