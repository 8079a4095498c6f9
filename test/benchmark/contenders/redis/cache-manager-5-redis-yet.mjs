import { redisStore } from 'cache-manager-redis-yet';
import { caching } from 'cache-manager-5';

export const contender = {
  name: 'cache-manager 5.7 + redis-yet, wrap',
  place: 10,
  async open({ port, keys, work }) {
    const cache = await caching(redisStore, { socket: { host: '127.0.0.1', port }, ttl: work.ttl });
    return { hit: (index) => cache.wrap(keys[index], () => work.f(index, 1)) };
  },
};
