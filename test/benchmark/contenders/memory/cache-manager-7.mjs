import { createCache } from 'cache-manager';
import { keyOfF, keyOfG } from '../../harness/work.mjs';

/** Its default store: a Keyv over a Map, which has no bound. */
export const contender = {
  name: 'cache-manager 7 wrap',
  place: 14,
  open(work) {
    const cache = createCache({ ttl: work.ttl });
    return {
      subject: {
        f: (left, right) => cache.wrap(`f:${keyOfF(left, right)}`, () => work.f(left, right)),
        g: (query) => cache.wrap(`g:${keyOfG(query)}`, () => work.g(query)),
      },
    };
  },
};
