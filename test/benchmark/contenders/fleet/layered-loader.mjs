import { Redis } from 'ioredis';
import { createNotificationPair, Loader, RedisCache } from 'layered-loader';

export const contender = {
  name: 'layered-loader, memory, Redis and notifications',
  place: 11,
  async open({ port, keys, work }) {
    const connect = () => new Redis({ host: '127.0.0.1', port });
    const { publisher, consumer } = createNotificationPair({
      channel: 'fleet',
      consumerRedis: connect(),
      publisherRedis: connect(),
    });
    const loader = new Loader({
      inMemoryCache: { cacheType: 'lru-object', ttlInMsecs: work.ttl, maxItems: 2 * keys.length },
      asyncCache: new RedisCache(connect(), { json: true, ttlInMsecs: work.ttl, prefix: 'layered' }),
      notificationConsumer: consumer,
      notificationPublisher: publisher,
      dataSourceGetOneFn: (key) => work.f(Number(key), 1),
    });
    await loader.init();
    return { hit: (index) => loader.get(String(index)) };
  },
};
