import { redisStore } from 'cache-manager-redis-yet';
import type { CacheMemoizeModuleOptions, Caches } from 'nestjs-cache-memoize';
import { describeRedis, type RedisServer, startRedis } from '../servers/redis-server';

export interface GivenCaches {
  readonly caches: Caches;
  readonly options: CacheMemoizeModuleOptions;
}

let prefixes = 0;

/** The same tests with the default cache in memory, and on a Redis of their own; each test begins with it empty. */
export function describeMemoryAndRedis(name: string, tests: (given: () => GivenCaches) => void): void {
  describe(`${name}, in memory`, () => tests(() => ({ caches: {}, options: {} })));
  describeRedis(`${name}, on Redis`, () => {
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());
    tests(() => ({
      caches: { default: () => redisStore({ url: redis.url }) },
      // A busy machine must not make a call go without its cache.
      options: { keyPrefix: `test${prefixes++}`, deadline: { read: '20s', fill: '20s', invalidate: '20s' } },
    }));
  });
}
