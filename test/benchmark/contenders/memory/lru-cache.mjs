import { LRUCache } from 'lru-cache';
import { keyOfF, keyOfG } from '../../harness/work.mjs';

export const contender = {
  name: 'lru-cache fetch',
  place: 10,
  open(work) {
    const memoize = (run, keyOf) => {
      const cache = new LRUCache({
        max: work.maxEntries,
        ttl: work.ttl,
        fetchMethod: (key, stale, { context }) => run(...context),
      });
      return (...args) => cache.fetch(keyOf(...args), { context: args });
    };
    return { subject: { f: memoize(work.f, keyOfF), g: memoize(work.g, keyOfG) } };
  },
};
