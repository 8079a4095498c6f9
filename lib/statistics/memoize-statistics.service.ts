import { Inject, Injectable } from '@nestjs/common';
import { MEMOIZE_RUNTIME } from '../constants';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import { type CacheStatistics, tellCache } from './cache-statistics';
import { type MethodStatistics, tellMethod } from './method-statistics';

/** All figures of one moment. */
export interface MemoizeSnapshot {
  /** Of each memoized method that a provider or controller of the application has, called or not. */
  readonly methods: MethodStatistics[];
  /** Of each alias. */
  readonly caches: CacheStatistics[];
}

/**
 * How the caches of this application do, in this process: integers that are always counted, and read for nothing.
 *
 * @example
 * ```ts
 * constructor(private readonly statistics: MemoizeStatistics) {}
 *
 * hitRatio(): number {
 *   const { methods } = this.statistics.snapshot();
 *   const exists = methods.find(({ method }) => method === 'FilesService.exists');
 *   return exists ? exists.hits / exists.calls : NaN;
 * }
 * ```
 */
@Injectable()
export class MemoizeStatistics {
  constructor(@Inject(MEMOIZE_RUNTIME) private readonly runtime: MemoizeRuntime) {}

  /** What was counted since the start or the last `reset()`. With `enabled: false` nothing is. */
  snapshot(): MemoizeSnapshot {
    const { caches } = this.runtime.registry;
    const methods = caches.flatMap(({ alias, callCounters }) =>
      [...callCounters].map(([method, counters]) => tellMethod(method, alias, counters)),
    );
    return { methods, caches: caches.map(tellCache) };
  }

  /** Begins again from 0. What is a state stays: whether a cache is ready, its entries, what is still pending. */
  reset(): void {
    for (const { callCounters, counters } of this.runtime.registry.caches) {
      counters.reset();
      for (const each of callCounters.values()) each.reset();
    }
  }
}
