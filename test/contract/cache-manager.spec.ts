import KeyvRedis from '@keyv/redis';
import { createCache } from 'cache-manager';
import { caching, createCache as createCache5, memoryStore } from 'cache-manager-5';
import { createCache as createCache6 } from 'cache-manager-6';
import { redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { describeRedis, startRedis } from '../support/servers/redis-server';
import { describeOutcomeCacheContract } from './outcome-cache.contract';
import { LEASING, makeSharedSubject, NONCED } from './shared-subject';

const DAY = 86_400_000;

describeOutcomeCacheContract('a cache-manager 7 Cache in memory', NONCED, () => {
  const cache = createCache();
  return makeSharedSubject(() => cache);
});

describeOutcomeCacheContract(
  'a cache-manager 5 Cache in memory',
  { ...NONCED, longestLife: 24 * DAY },
  () => {
    const store = memoryStore({ max: 10_000, ttl: 0 });
    return makeSharedSubject(() => createCache5(store));
  },
);

describeRedis('cache-manager', () => {
  describeOutcomeCacheContract('a cache-manager 7 Cache over @keyv/redis', LEASING, async () => {
    const server = await startRedis();
    return makeSharedSubject(
      () => createCache({ stores: [new Keyv(new KeyvRedis(server.url))] }),
      () => server.stop(),
    );
  });

  describeOutcomeCacheContract('a cache-manager 6 Cache over @keyv/redis', LEASING, async () => {
    const server = await startRedis();
    return makeSharedSubject(
      () => createCache6({ stores: [new Keyv(new KeyvRedis(server.url))] }),
      () => server.stop(),
    );
  });

  describeOutcomeCacheContract('a cache-manager 5 Cache over cache-manager-redis-yet', LEASING, async () => {
    const server = await startRedis();
    return makeSharedSubject(
      () => caching(redisStore, { url: server.url }),
      () => server.stop(),
    );
  });
});
