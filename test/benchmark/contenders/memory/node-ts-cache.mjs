import { createRequire } from 'node:module';
import { decorate } from '../../harness/decorate.mjs';

const require = createRequire(import.meta.url);

export const contender = {
  name: 'node-ts-cache',
  place: 18,
  open(work) {
    const { Cache, CacheContainer } = require('node-ts-cache');
    const { MemoryStorage } = require('node-ts-cache-storage-memory');
    class Work {
      async f(left, right) {
        return work.f(left, right);
      }
      async g(query) {
        return work.g(query);
      }
    }
    const container = new CacheContainer(new MemoryStorage());
    for (const name of ['f', 'g']) decorate(Work, name, Cache(container, { ttl: work.ttl / 1000 }));
    return { subject: new Work() };
  },
};
