import { manualClock } from 'nestjs-cache-memoize/testing';
import { MemoryCache } from '../../lib/caches/memory/memory.cache';
import { describeOutcomeCacheContract } from './outcome-cache.contract';

describeOutcomeCacheContract(
  'memoryCache()',
  { isShared: false, hasLeases: true, knowsTagTimes: true, longestLife: Infinity },
  () => {
    const clock = manualClock();
    return Promise.resolve({
      cache: new MemoryCache({ maxEntries: 10_000, clock }),
      elapse: (ms) => clock.advance(ms),
      dispose: () => Promise.resolve(),
    });
  },
);
