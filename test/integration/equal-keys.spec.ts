import { Injectable } from '@nestjs/common';
import { redisStore } from 'cache-manager-redis-yet';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { closeApplications, startApplication } from '../support/applications/application';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';

const keyGeneratorCallable = (id: number): string => `item ${id}`;

@Injectable()
class Shop {
  @CacheMemoize({ keyGeneratorCallable })
  async price(id: number): Promise<string> {
    return `the price of ${id}`;
  }

  @CacheMemoize({ keyGeneratorCallable })
  async name(id: number): Promise<string> {
    return `the name of ${id}`;
  }

  @CacheMemoize({ keyGeneratorCallable, storeResult: false })
  async announce(id: number): Promise<void | true> {
    this.announced.push(id);
  }

  readonly announced: number[] = [];
}

describeRedis('two methods that make equal keys', () => {
  let redis: RedisServer;
  let shop: Shop;

  beforeEach(async () => {
    redis = await startRedis();
    const application = await startApplication({
      providers: [Shop],
      caches: { default: () => redisStore({ url: redis.url }) },
      options: { keyPrefix: 'test', onError: () => undefined },
    });
    shop = application.get(Shop);
  });
  afterEach(async () => {
    await closeApplications();
    await redis.stop();
  });

  it('get their own results in one tick, while Redis is down', async () => {
    await redis.kill('SIGKILL');
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all([shop.price(1), shop.name(1), shop.announce(1), shop.price(1)]);
      expect(answers).toEqual(['the price of 1', 'the name of 1', undefined, 'the price of 1']);
    }
    expect(shop.announced).toEqual([1, 1, 1]);
  });

  it('get their own results in one tick, while it is up', async () => {
    const answers = await Promise.all([shop.price(2), shop.name(2), shop.price(2)]);
    expect(answers).toEqual(['the price of 2', 'the name of 2', 'the price of 2']);
  });
});
