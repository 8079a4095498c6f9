import { MemoryCache } from '../../lib/caches/memory/memory.cache';
import { ManualClock } from '../support/time/manual-clock';
import { describeOutcomeCacheContract } from './outcome-cache.contract';

describeOutcomeCacheContract(
  'memoryCache()',
  { isShared: false, hasLeases: true, knowsTagTimes: true, longestLife: Infinity },
  () => {
    const clock = new ManualClock();
    return Promise.resolve({
      cache: new MemoryCache({ maxEntries: 10_000, clock }),
      elapse: (ms) => clock.advance(ms),
      dispose: () => Promise.resolve(),
    });
  },
);
