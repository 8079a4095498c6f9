import { createCache } from 'async-cache-dedupe';

/** It memoizes functions of one argument. */
export const contender = {
  name: 'async-cache-dedupe',
  place: 13,
  open(work) {
    const cache = createCache({
      ttl: work.ttl / 1000,
      storage: { type: 'memory', options: { size: work.maxEntries } },
    });
    cache.define('f', ({ left, right }) => work.f(left, right));
    cache.define('g', (query) => work.g(query));
    return { subject: { f: (left, right) => cache.f({ left, right }), g: (query) => cache.g(query) } };
  },
};
