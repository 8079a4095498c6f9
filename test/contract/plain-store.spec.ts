import { redisStore } from 'cache-manager-redis-yet';
import { describeRedis, startRedis } from '../support/servers/redis-server';
import { describeOutcomeCacheContract } from './outcome-cache.contract';
import { makePlainSubject, makeSharedSubject, NONCED, PLAIN } from './shared-subject';

describeRedis('a store that has get, set and del, and hides its Redis', () => {
  describeOutcomeCacheContract('such a store', PLAIN, makePlainSubject);

  describeOutcomeCacheContract('a Redis that lets us run no scripts', NONCED, async () => {
    const server = await startRedis();
    await server.cli('ACL', 'SETUSER', 'default', '-@scripting');
    return makeSharedSubject(
      () => redisStore({ url: server.url }),
      () => server.stop(),
    );
  });
});
