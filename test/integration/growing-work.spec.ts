import { setTimeout as sleep } from 'node:timers/promises';
import { CacheMemoize, InvalidationFailedError, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { redisStore } from 'cache-manager-redis-yet';
import { startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';

class Files {
  @CacheMemoize()
  async size(id: number): Promise<number> {
    return id;
  }
}

const IMPATIENT = { read: '10s', fill: '10s', invalidate: 200 } as const;

describe('work that grows, under a deadline that does not', () => {
  it('is not cut off while the store answers: many invalidations on a slow store', async () => {
    const store = new MapStore();
    store.before = () => sleep(5);
    const options = { keyPrefix: 'slow', deadline: IMPATIENT };
    const application = await startApplication({ providers: [Files], caches: { default: store }, options });
    const calls = Array.from({ length: 10_000 }, (_, id): [number] => [id]);
    const began = performance.now();
    await application.get(MemoizeInvalidator).invalidateMany(Files, 'size', calls);
    expect(performance.now() - began).toBeGreaterThan(IMPATIENT.invalidate);
  });

  it('is rejected with what is left when the store stops to answer', async () => {
    const store = new MapStore();
    const options = { keyPrefix: 'stuck', deadline: IMPATIENT };
    const application = await startApplication({ providers: [Files], caches: { default: store }, options });
    store.before = (_, name) => (name.includes(':7}') ? new Promise<void>(() => undefined) : undefined);
    const calls = Array.from({ length: 200 }, (_, id): [number] => [id]);
    const failure: unknown = await application
      .get(MemoizeInvalidator)
      .invalidateMany(Files, 'size', calls)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InvalidationFailedError);
    expect((failure as InvalidationFailedError).failed).toEqual([[7]]);
  });

  describeRedis('on Redis', () => {
    let redis: RedisServer;
    beforeAll(async () => (redis = await startRedis()));
    afterAll(() => redis.stop());

    it('is not cut off while the server answers: clear() beside the many keys of others', async () => {
      await redis.cli('EVAL', FOREIGN_KEYS, '0');
      const options = { keyPrefix: 'ours', deadline: { ...IMPATIENT, invalidate: 100 } };
      const caches = { default: () => redisStore({ url: redis.url }) };
      const application = await startApplication({ providers: [Files], caches, options });
      await application.get(Files).size(1);
      const began = performance.now();
      await application.get(MemoizeInvalidator).clear();
      expect(performance.now() - began).toBeGreaterThan(100);
      expect(await redis.keys('ours:*:v')).toEqual([]);
      expect(Number(await redis.cli('DBSIZE'))).toBeGreaterThanOrEqual(600_000);
    });
  });
});

const FOREIGN_KEYS = `for index = 1, 600000 do redis.call('SET', 'foreign' .. index, '') end`;
