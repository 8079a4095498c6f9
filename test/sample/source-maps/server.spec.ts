import { randomUUID } from 'node:crypto';
import { describeRedis, type RedisServer, startRedis } from '../../support/servers/redis-server';
import { itServesSourceMaps } from './support/serves-source-maps';

jest.setTimeout(60_000);

describe('The source-map server in memory', () => {
  itServesSourceMaps(() => ({}));
});

describeRedis('The source-map server on Redis', () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  itServesSourceMaps(() => ({ redisUrl: redis.url, keyPrefix: randomUUID() }));
});
