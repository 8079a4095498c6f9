import { redisInsStore, redisStore } from 'cache-manager-redis-yet';
import { createClient } from 'redis';
import { describeRedis, startRedis } from '../support/servers/redis-server';
import { describeOutcomeCacheContract } from './outcome-cache.contract';
import { LEASING, makeSharedSubject } from './shared-subject';

describeRedis('cache-manager-redis-yet', () => {
  describeOutcomeCacheContract('redisStore()', LEASING, async () => {
    const server = await startRedis();
    return makeSharedSubject(
      () => redisStore({ url: server.url }),
      () => server.stop(),
    );
  });

  describeOutcomeCacheContract('redisInsStore() over a connected client', LEASING, async () => {
    const server = await startRedis();
    return makeSharedSubject(
      async () => redisInsStore((await createClient({ url: server.url }).connect()) as Client),
      () => server.stop(),
    );
  });

  describeOutcomeCacheContract(
    'redisInsStore() over a client that is not connected yet',
    LEASING,
    async () => {
      const server = await startRedis();
      return makeSharedSubject(
        () => redisInsStore(createClient({ url: server.url })),
        () => server.stop(),
      );
    },
  );
});

// Two copies of the same types: that of the store, and that of the client's own package.
type Client = Parameters<typeof redisInsStore>[0];
