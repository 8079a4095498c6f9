import { createRequire } from 'node:module';
import { decorate } from '../../harness/decorate.mjs';

const require = createRequire(import.meta.url);

export const contender = {
  name: 'type-cacheable',
  place: 14,
  async open({ port, work }) {
    const { Cacheable } = require('@type-cacheable/core');
    const { useAdapter } = require('@type-cacheable/redis-adapter');
    const client = require('@redis/client').createClient({ socket: { host: '127.0.0.1', port } });
    await client.connect();
    useAdapter(client);
    class Work {
      async f(index) {
        return work.f(index, 1);
      }
    }
    decorate(Work, 'f', Cacheable({ ttlSeconds: work.ttl / 1000 }));
    const subject = new Work();
    return { hit: (index) => subject.f(index) };
  },
};
