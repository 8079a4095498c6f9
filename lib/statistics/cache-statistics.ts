import type { CallCounters } from '../core/calls/call-counters';
import type { RegisteredCache } from '../runtime/caches/registered-cache';

/** What the cache under one alias was asked, since the start or the last `reset()`, and how it is now. */
export interface CacheStatistics {
  readonly alias: string;
  /** Whether it would be asked now: it is there, its connection is up, and its breaker is closed. */
  readonly isReady: boolean;
  /** Whether it is not asked because it kept failing. */
  readonly isBreakerOpen: boolean;
  /** Questions of calls: each of a memory cache, of others one for all that were equal and of one tick. */
  readonly reads: number;
  /** Of the `reads`, those that failed, or took longer than `deadline.read`. */
  readonly failedReads: number;
  /** Outcomes that it was to keep, and has answered for: those that it refused too. */
  readonly fills: number;
  /** Of the `fills`, those that failed, or could not be sent. */
  readonly failedFills: number;
  /** What was to be confirmed, and has ended: `invalidateMany` of a thousand calls is one. */
  readonly invalidations: number;
  /** Of the `invalidations`, those that could not be confirmed. */
  readonly failedInvalidations: number;
  /**
   * What was not confirmed with `onFailure: 'retry'`, and is sent again: keys, methods, tags and prefixes, each once; a
   * whole cache is one.
   */
  readonly pendingInvalidations: number;
  /** Of memory: how many outcomes it holds. Those that expired count until they are read or pushed out. */
  readonly entries?: number;
  /** Of memory with `maxBytes`: how many bytes these take, by estimate. */
  readonly bytes?: number;
  /** Of memory: how many were pushed out, because it was full. */
  readonly evictions?: number;
}

/** What was counted on a cache, and how it is. */
export function tellCache({ alias, cache, counters, callCounters }: RegisteredCache): CacheStatistics {
  const { reads, failedReads, fills, failedFills } = counters;
  const { invalidations, failedInvalidations, pendingInvalidations, evictions } = counters;
  const { held, isReady, isBreakerOpen } = cache;
  return {
    ...{ alias, isReady, isBreakerOpen },
    reads: cache.keeps === 'objects' ? reads + countQuestions(callCounters.values()) : reads,
    ...{ failedReads, fills, failedFills, invalidations, failedInvalidations, pendingInvalidations },
    ...(held && { entries: held.entries, evictions }),
    ...(held?.bytes !== undefined && { bytes: held.bytes }),
  };
}

/** Memory does not count its hits, which the methods do: each call that has a key asks it once. */
function countQuestions(counters: Iterable<CallCounters>): number {
  let sum = 0;
  for (const { hits, staleHits, misses, joined, guarded } of counters)
    sum += hits + staleHits + misses + joined + guarded;
  return sum;
}
