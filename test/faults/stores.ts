import KeyvRedis from '@keyv/redis';
import { redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import type { StoreUnderTest } from './fault-lab';

export const REDIS_YET: StoreUnderTest = {
  name: 'cache-manager-redis-yet',
  make: (url) => () => redisStore({ url }),
};

export const KEYV_REDIS: StoreUnderTest = {
  name: '@keyv/redis',
  make: (url) => () => new Keyv({ store: new KeyvRedis(url) }),
};
