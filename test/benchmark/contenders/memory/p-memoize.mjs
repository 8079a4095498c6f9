import { LRUCache } from 'lru-cache';
import pMemoize from 'p-memoize';

/** With the cache that its documentation names for a bound and a ttl, and the key that it names for many arguments. */
export const contender = {
  name: 'p-memoize',
  place: 11,
  open(work) {
    const memoize = (run) =>
      pMemoize(run, {
        cacheKey: JSON.stringify,
        cache: new LRUCache({ max: work.maxEntries, ttl: work.ttl }),
      });
    return { subject: { f: memoize(work.f), g: memoize(work.g) } };
  },
};
