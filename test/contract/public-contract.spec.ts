import { createCache } from 'cache-manager';
import { redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { memoryCache } from 'nestjs-cache-memoize';
import { chaosCache, type ContractRunner, describeOutcomeCache } from 'nestjs-cache-memoize/testing';
import { MapStore } from '../support/doubles/map-store';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';

/** Keeps what it is given for as long as it is told: the store of a test that has no bugs, as far as we know. */
class LivingStore {
  protected readonly kept = new Map<string, { readonly value: string; readonly until: number }>();

  async get(key: string): Promise<unknown> {
    const entry = this.kept.get(key);
    return entry && entry.until > Date.now() ? entry.value : undefined;
  }

  async set(key: string, value: string, ttl: number): Promise<void> {
    this.kept.set(key, { value, until: Date.now() + ttl });
  }

  async del(key: string): Promise<void> {
    this.kept.delete(key);
  }
}

describe('describeOutcomeCache passes', () => {
  describe('memoryCache()', () => describeOutcomeCache(() => memoryCache(), { describe, it }));
  describe('a store with get, set and del', () =>
    describeOutcomeCache(() => new LivingStore(), { describe, it }));
  describe('a store in settings, with a prefix of its own', () =>
    describeOutcomeCache(() => ({ store: new LivingStore(), keyPrefix: 'own' }), { describe, it }));
  describe('a Keyv', () => describeOutcomeCache(async () => new Keyv(), { describe, it }));
  describe('a cache of cache-manager', () => describeOutcomeCache(() => createCache(), { describe, it }));
  describe('a cache that is slow', () =>
    describeOutcomeCache(() => chaosCache(new LivingStore(), { delay: 1, seed: 1 }), { describe, it }));

  describeRedis('Redis', () => {
    let redis: RedisServer;
    beforeAll(async () => (redis = await startRedis()));
    afterAll(() => redis.stop());
    describeOutcomeCache(() => () => redisStore({ url: redis.url }), { describe, it });
  });
});

/** Runs every test that it is told of, and answers with the names of those that fail. */
async function failuresOf(make: () => object): Promise<string[]> {
  const tests: [string, () => Promise<void>][] = [];
  const runner: ContractRunner = {
    describe: (_, body) => body(),
    it: (name, body) => tests.push([name, body]),
  };
  describeOutcomeCache(make, runner);
  const failures: string[] = [];
  for (const [name, body] of tests) await body().catch(() => failures.push(name));
  return failures;
}

describe('describeOutcomeCache finds', () => {
  it.each([
    ['is sound', () => new LivingStore()],
    ['keeps everything for ever: each value says itself how long it lives', () => new MapStore()],
  ])('nothing about a store that %s', async (_, make) => {
    expect(await failuresOf(make)).toEqual([]);
  });

  it('a store that takes the ttl for microseconds', async () => {
    class Microseconds extends LivingStore {
      override set(key: string, value: string, ttl: number): Promise<void> {
        return super.set(key, value, ttl / 1000);
      }
    }
    expect(await failuresOf(() => new Microseconds())).toContain(
      'keeps an outcome until its life is over, and no longer',
    );
  });

  it('a store that does not tell upper case from lower', async () => {
    class Caseless extends LivingStore {
      override get(key: string): Promise<unknown> {
        return super.get(key.toLowerCase());
      }

      override set(key: string, value: string, ttl: number): Promise<void> {
        return super.set(key.toLowerCase(), value, ttl);
      }
    }
    expect(await failuresOf(() => new Caseless())).toContain(
      'keeps keys apart, whatever characters they are made of',
    );
  });

  it('a store that changes texts', async () => {
    class Trimming extends LivingStore {
      override set(key: string, value: string, ttl: number): Promise<void> {
        return super.set(key, value.trim().slice(0, 65_536), ttl);
      }
    }
    expect(await failuresOf(() => new Trimming())).toContain(
      'gives back what was kept, as it was, whatever text it is',
    );
  });

  it('a store that answers from a copy of its own for a while', async () => {
    const server = new LivingStore();
    class Near extends LivingStore {
      override async get(key: string): Promise<unknown> {
        const near = await super.get(key);
        if (near !== undefined) return near;
        const far = await server.get(key);
        if (typeof far === 'string') await super.set(key, far, 20);
        return far;
      }

      override async set(key: string, value: string, ttl: number): Promise<void> {
        await super.set(key, value, 20);
        await server.set(key, value, ttl);
      }
    }
    const failures = await failuresOf(() => () => new Near());
    expect(failures).toContain('does not answer, anywhere, with what was kept when a call was invalidated');
    expect(failures).toContain(
      'answers with nothing that was invalidated, while many read and compute in two processes',
    );
  });

  it('a store that says it had kept something, and has not', async () => {
    class Forgetful extends LivingStore {
      private sets = 0;

      override async set(key: string, value: string, ttl: number): Promise<void> {
        if (++this.sets % 5 !== 0) await super.set(key, value, ttl);
      }
    }
    expect(await failuresOf(() => new Forgetful())).not.toEqual([]);
  });

  it('a store that cannot be reached', async () => {
    const failures = await failuresOf(() => () => Promise.reject(new Error('no server')));
    expect(failures.length).toBeGreaterThan(20);
  });
});
