import KeyvRedis, { createCluster } from '@keyv/redis';
import { redisClusterInsStore, redisClusterStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { createCluster as createCluster4 } from 'redis';
import { startRedisCluster } from '../support/servers/redis-cluster';
import { describeRedis } from '../support/servers/redis-server';
import { describeOutcomeCacheContract } from './outcome-cache.contract';
import { LEASING, makeSharedSubject } from './shared-subject';

/** The clock of the tags lies on another node than what is kept: it only tells that something was invalidated. */
const CLUSTERED = { ...LEASING, knowsTagTimes: false };

describeRedis('a Redis Cluster of three masters', () => {
  describeOutcomeCacheContract('redisClusterStore()', CLUSTERED, async () => {
    const cluster = await startRedisCluster();
    return makeSharedSubject(
      () => redisClusterStore({ rootNodes: cluster.rootNodes }),
      () => cluster.stop(),
    );
  });

  describeOutcomeCacheContract('redisClusterInsStore()', CLUSTERED, async () => {
    const cluster = await startRedisCluster();
    return makeSharedSubject(
      async () => {
        const client = createCluster4({ rootNodes: cluster.rootNodes, minimizeConnections: true });
        await client.connect();
        return redisClusterInsStore(client as unknown as Client, {} as Options);
      },
      () => cluster.stop(),
    );
  });

  describeOutcomeCacheContract('Keyv over @keyv/redis', CLUSTERED, async () => {
    const cluster = await startRedisCluster();
    return makeSharedSubject(
      () => {
        const client: unknown = createCluster({ rootNodes: cluster.rootNodes });
        return new Keyv(new KeyvRedis(client as Connection));
      },
      () => cluster.stop(),
    );
  });
});

// Two copies of the same types: that of the store, and that of the client's own package.
type Client = Parameters<typeof redisClusterInsStore>[0];
type Options = Parameters<typeof redisClusterInsStore>[1];
type Connection = ConstructorParameters<typeof KeyvRedis>[0];
