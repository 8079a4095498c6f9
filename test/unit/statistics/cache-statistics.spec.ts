import { MemoryCache } from '../../../lib/caches/memory/memory.cache';
import { CallCounters } from '../../../lib/core/calls/call-counters';
import { CacheCounters } from '../../../lib/ports/cache-counters';
import { tellCache } from '../../../lib/statistics/cache-statistics';
import { register } from '../../support/caches/register';
import { SlowCache } from '../../support/doubles/slow-cache';
import { ManualClock } from '../../support/time/manual-clock';

describe('the figures of a cache', () => {
  it('are those of its counters, and its state', () => {
    const registered = register(Object.assign(new SlowCache(), { isReady: false, isBreakerOpen: true }));
    Object.assign(registered.counters, {
      reads: 1,
      failedReads: 2,
      fills: 3,
      failedFills: 4,
      invalidations: 5,
      failedInvalidations: 6,
      pendingInvalidations: 7,
    });
    expect(tellCache(registered)).toEqual({
      alias: 'default',
      isReady: false,
      isBreakerOpen: true,
      reads: 1,
      failedReads: 2,
      fills: 3,
      failedFills: 4,
      invalidations: 5,
      failedInvalidations: 6,
      pendingInvalidations: 7,
    });
  });

  it('have of memory what it holds, and a question for each call that had a key', () => {
    const counters = new CacheCounters();
    const cache = new MemoryCache({ maxEntries: 10, clock: new ManualClock(), counters });
    const registered = { ...register(cache), counters };
    const calls = Object.assign(new CallCounters(), { hits: 1, staleHits: 2, misses: 4, joined: 8 });
    registered.callCounters.set('Files.find', Object.assign(calls, { bypassed: 1000, localHits: 1000 }));
    registered.callCounters.set('Digest.send', Object.assign(new CallCounters(), { guarded: 16 }));
    counters.reads = 32;
    counters.evictions = 5;
    expect(tellCache(registered)).toMatchObject({ isReady: true, reads: 63, entries: 0, evictions: 5 });
    expect(tellCache(registered)).not.toHaveProperty('bytes');
  });

  it('have the bytes of memory where they are bounded', () => {
    const cache = new MemoryCache({ maxEntries: 10, maxBytes: 1000, clock: new ManualClock() });
    expect(tellCache(register(cache))).toMatchObject({ entries: 0, bytes: 0 });
  });
});

describe('the counters of a cache', () => {
  it('begin again from 0, but for what is still pending', () => {
    const counters = Object.assign(new CacheCounters(), { reads: 1, evictions: 2, pendingInvalidations: 3 });
    counters.reset();
    expect(counters).toEqual(Object.assign(new CacheCounters(), { pendingInvalidations: 3 }));
  });
});
