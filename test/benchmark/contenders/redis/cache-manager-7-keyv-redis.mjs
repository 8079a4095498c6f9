import { createCache } from 'cache-manager';
import { Keyv, KeyvRedis } from '../../harness/keyv-redis.mjs';

export const contender = {
  name: 'cache-manager 7 + @keyv/redis, wrap',
  place: 11,
  open({ port, keys, work }) {
    const cache = createCache({
      ttl: work.ttl,
      stores: [new Keyv({ store: new KeyvRedis(`redis://127.0.0.1:${port}`) })],
    });
    return { hit: (index) => cache.wrap(keys[index], () => work.f(index, 1)) };
  },
};
