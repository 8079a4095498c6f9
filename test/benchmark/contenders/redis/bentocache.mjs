import { BentoCache, bentostore } from 'bentocache';
import { redisDriver } from 'bentocache/drivers/redis';

export const contender = {
  name: 'bentocache, L2 only',
  place: 12,
  open({ port, keys, work }) {
    const driver = redisDriver({ connection: { host: '127.0.0.1', port } });
    const bento = new BentoCache({
      default: 'redis',
      ttl: work.ttl,
      stores: { redis: bentostore().useL2Layer(driver) },
    });
    return { hit: (index) => bento.getOrSet({ key: keys[index], factory: () => work.f(index, 1) }) };
  },
};
