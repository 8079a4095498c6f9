import { Keyv } from 'keyv';
import { CacheMemoizeError } from '../../../lib/errors/cache-memoize.error';
import { type CacheProblem, UnsupportedCacheError } from '../../../lib/errors/unsupported-cache.error';

describe('UnsupportedCacheError', () => {
  it('carries its facts', () => {
    const error = new UnsupportedCacheError({ alias: 'shared', given: undefined, problem: 'unknown' });
    expect(error).toBeInstanceOf(CacheMemoizeError);
    expect(error).toMatchObject({
      name: 'UnsupportedCacheError',
      code: 'E_CACHE_MEMOIZE_UNSUPPORTED_CACHE',
      alias: 'shared',
      problem: 'unknown',
    });
  });

  it.each<[CacheProblem, unknown, string]>([
    [
      'unknown',
      { url: 'x' },
      "Cannot use an object with the fields url as the cache 'shared': it is no cache that this library knows. Give " +
        'memoryCache(), a store of cache-manager-redis-yet, a cache-manager Cache over one store, a Keyv 5, or a ' +
        'function that makes one of these.',
    ],
    [
      'connection string',
      'redis://user:secret@localhost',
      "Cannot use a connection string as the cache 'shared': nothing connects by itself here. Give a function that " +
        'makes the store: () => redisStore({ url }) of cache-manager-redis-yet, or () => new Keyv(new KeyvRedis(url)).',
    ],
    [
      'layers',
      [1, 2],
      "Cannot use an array of 2 as the cache 'shared': several layers cannot be invalidated with confidence, because " +
        'other processes keep answering from their own. Give one store, and tiered({ store }) for memory in front of it that can be invalidated.',
    ],
    [
      'bare client',
      new (class RedisClient {})(),
      "Cannot use an instance of RedisClient as the cache 'shared': a client is not a cache. Wrap it: " +
        'redisInsStore(client) of cache-manager-redis-yet, or new Keyv(new KeyvRedis(client)).',
    ],
    [
      'unknown Redis client',
      new Keyv(),
      "Cannot use an instance of Keyv as the cache 'shared': its client is neither one server nor a cluster of " +
        'node-redis 4 or 5 (pools, sentinels and legacyMode are not supported). Give it a client of createClient() or ' +
        'createCluster().',
    ],
    [
      'reads from replicas',
      new Keyv(),
      "Cannot use an instance of Keyv as the cache 'shared': its client reads from replicas, which lag behind and " +
        'still answer what was just invalidated. Leave out useReplicas and readonly.',
    ],
    [
      'client-side cache',
      new Keyv(),
      "Cannot use an instance of Keyv as the cache 'shared': its client answers from a cache of its own, which hears " +
        'of invalidations too late. Leave out clientSideCache.',
    ],
    [
      'other Keyv',
      new Keyv(),
      "Cannot use an instance of Keyv as the cache 'shared': it is a Keyv of another generation than 5. Install " +
        'keyv@^5.6, as cache-manager 6 and 7 do.',
    ],
    [
      'key prefix without hash slot',
      new Keyv(),
      "Cannot use an instance of Keyv as the cache 'shared': it is a Redis Cluster, where a keyPrefix whose first " +
        "braces are '{}' switches hash tags off. Choose another keyPrefix.",
    ],
  ])('says what is wrong and what to give instead: %s', (problem, given, text) => {
    expect(new UnsupportedCacheError({ alias: 'shared', given, problem }).message).toBe(text);
  });
});
