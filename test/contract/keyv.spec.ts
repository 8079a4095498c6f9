import KeyvRedis, { createKeyv } from '@keyv/redis';
import { Keyv } from 'keyv';
import { describeRedis, startRedis } from '../support/servers/redis-server';
import { describeOutcomeCacheContract } from './outcome-cache.contract';
import { LEASING, makeSharedSubject, NONCED } from './shared-subject';

describeOutcomeCacheContract('Keyv in memory', NONCED, () => {
  const store = new Map();
  return makeSharedSubject(() => new Keyv({ store }));
});

describeRedis('Keyv over @keyv/redis', () => {
  describeOutcomeCacheContract('new Keyv(new KeyvRedis(url))', LEASING, async () => {
    const server = await startRedis();
    return makeSharedSubject(
      () => new Keyv(new KeyvRedis(server.url)),
      () => server.stop(),
    );
  });

  describeOutcomeCacheContract('createKeyv(url) with a namespace', LEASING, async () => {
    const server = await startRedis();
    return makeSharedSubject(
      () => createKeyv(server.url, { namespace: 'mine' }),
      () => server.stop(),
    );
  });

  describeOutcomeCacheContract('a bare KeyvRedis', LEASING, async () => {
    const server = await startRedis();
    return makeSharedSubject(
      () => new KeyvRedis(server.url),
      () => server.stop(),
    );
  });
});
