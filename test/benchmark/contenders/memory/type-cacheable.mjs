import { createRequire } from 'node:module';
import { decorate } from '../../harness/decorate.mjs';

const require = createRequire(import.meta.url);

export const contender = {
  name: 'type-cacheable',
  place: 19,
  open(work) {
    const { Cacheable } = require('@type-cacheable/core');
    const { useAdapter } = require('@type-cacheable/lru-cache-adapter');
    const { LRUCache } = require('lru-cache');
    useAdapter(new LRUCache({ max: 2 * work.maxEntries }));
    class Work {
      async f(left, right) {
        return work.f(left, right);
      }
      async g(query) {
        return work.g(query);
      }
    }
    for (const name of ['f', 'g']) decorate(Work, name, Cacheable({ ttlSeconds: work.ttl / 1000 }));
    return { subject: new Work() };
  },
};
