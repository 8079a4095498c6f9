import { createCache } from 'cache-manager';
import KeyvRedis from '@keyv/redis';
import { Keyv } from 'keyv';
import { redisClusterStore, redisStore } from 'cache-manager-redis-yet';
import type { CacheInput } from 'nestjs-cache-memoize';
import { Client } from './client';
import type { StoreKind } from './settings';

/** What a user would give to the module for this kind of store. */
export function makeStore(kind: Exclude<StoreKind, 'naive'>, urls: readonly string[]): CacheInput {
  const url = urls[0] as string;
  switch (kind) {
    case 'redis-yet':
    case 'pair':
    case 'mixed':
      return () => redisStore({ url });
    case 'keyv':
      return () => createCache({ stores: [new Keyv({ store: new KeyvRedis(url) })] });
    case 'plain':
      return async () => plainStore(await Client.connect(url));
    case 'cluster':
      return () => redisClusterStore({ rootNodes: urls.map((node) => ({ url: node })) });
  }
}

function plainStore(client: Client) {
  return {
    get: async (key: string) => (await client.command('GET', key)) ?? undefined,
    set: (key: string, value: string, ttl: number) => client.command('SET', key, value, 'PX', String(ttl)),
    del: (key: string) => client.command('DEL', key),
    disconnect: () => client.close(),
  };
}
