import { redisStore } from 'cache-manager-redis-yet';
import { createClient } from 'redis';
import { describeRedis, startRedis } from '../support/servers/redis-server';
import { describeOutcomeCacheContract } from './outcome-cache.contract';
import { makeSharedSubject, NONCED } from './shared-subject';

const DAY = 86_400_000;

describeRedis('a store that has get, set and del, and hides its Redis', () => {
  describeOutcomeCacheContract('such a store', { ...NONCED, longestLife: 24 * DAY }, async () => {
    const server = await startRedis();
    return makeSharedSubject(
      async () => {
        const client = await createClient({ url: server.url }).connect();
        return {
          get: async (key: string) => (await client.get(key)) ?? undefined,
          set: (key: string, value: string, ttl: number) => client.set(key, value, { PX: ttl }),
          del: (key: string) => client.del(key),
          disconnect: () => client.disconnect(),
        };
      },
      () => server.stop(),
    );
  });

  describeOutcomeCacheContract('a Redis that lets us run no scripts', NONCED, async () => {
    const server = await startRedis();
    await server.cli('ACL', 'SETUSER', 'default', '-@scripting');
    return makeSharedSubject(
      () => redisStore({ url: server.url }),
      () => server.stop(),
    );
  });
});
