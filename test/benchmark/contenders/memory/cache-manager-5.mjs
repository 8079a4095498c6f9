import { caching } from 'cache-manager-5';
import { keyOfF, keyOfG } from '../../harness/work.mjs';

export const contender = {
  name: 'cache-manager 5 wrap',
  place: 15,
  async open(work) {
    const cache = await caching('memory', { max: 2 * work.maxEntries, ttl: work.ttl });
    return {
      subject: {
        f: (left, right) => cache.wrap(`f:${keyOfF(left, right)}`, () => work.f(left, right)),
        g: (query) => cache.wrap(`g:${keyOfG(query)}`, () => work.g(query)),
      },
    };
  },
};
