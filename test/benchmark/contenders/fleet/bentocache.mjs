import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { redisBusDriver, redisDriver } from 'bentocache/drivers/redis';

export const contender = {
  name: 'bentocache, L1, L2 and bus',
  place: 10,
  open({ port, keys, work }) {
    const connection = { host: '127.0.0.1', port };
    const store = bentostore()
      .useL1Layer(memoryDriver({ maxItems: 2 * keys.length }))
      .useL2Layer(redisDriver({ connection }))
      .useBus(redisBusDriver({ connection }));
    const bento = new BentoCache({ default: 'fleet', ttl: work.ttl, stores: { fleet: store } });
    return { hit: (index) => bento.getOrSet({ key: keys[index], factory: () => work.f(index, 1) }) };
  },
};
