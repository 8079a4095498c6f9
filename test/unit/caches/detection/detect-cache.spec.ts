import KeyvRedis, { createClient as createClient5, createCluster, createSentinel } from '@keyv/redis';
import { createCache } from 'cache-manager';
import { caching, multiCaching } from 'cache-manager-5';
import { createCache as createCache6, KeyvAdapter } from 'cache-manager-6';
import { redisClusterInsStore, redisInsStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { createClient } from 'redis';
import { detectCache } from '../../../../lib/caches/detection/detect-cache';
import { RedisClientCache } from '../../../../lib/caches/redis/redis.cache';
import { PlainCache } from '../../../../lib/caches/nonce/nonce.cache';
import { UnsupportedCacheError } from '../../../../lib/errors/unsupported-cache.error';
import { FakeRedisClient } from '../../../support/doubles/fake-redis-client';
import { ManualClock } from '../../../support/time/manual-clock';
import { MapStore } from '../../../support/doubles/map-store';

const detect = (given: unknown, keyPrefix = 'shop') =>
  detectCache(given, { alias: 'shared', keyPrefix, leaseMs: 600_000, clock: new ManualClock() });

async function refusalOf(given: unknown, keyPrefix?: string): Promise<unknown> {
  return detect(given, keyPrefix).catch((error: unknown) => error);
}

/** Connects at once, and so do the clients that are made after its pattern. */
class ReachableClient extends FakeRedisClient {
  override connect(): Promise<void> {
    this.isOpen = this.isReady = true;
    return Promise.resolve();
  }

  duplicate(): ReachableClient {
    return new ReachableClient();
  }
}

function fakeClient(options: Record<string, unknown> = {}): FakeRedisClient {
  const client = new ReachableClient();
  Object.assign(client.options, options);
  client.isOpen = client.isReady = true;
  return client;
}

function fakeCluster(fields: Record<string, unknown>): unknown {
  const node = { address: '127.0.0.1:1', client: fakeClient() };
  const cluster = Object.assign(fakeClient(), { masters: [node], slots: [], nodeClient: () => node.client });
  return Object.assign(cluster, fields);
}

const yet = (client: unknown) => redisInsStore(client as Parameters<typeof redisInsStore>[0]);
const yetCluster = (client: unknown) =>
  redisClusterInsStore(
    client as Parameters<typeof redisClusterInsStore>[0],
    {} as Parameters<typeof redisClusterInsStore>[1],
  );
const keyvRedis = (client: unknown) => new KeyvRedis(client as ConstructorParameters<typeof KeyvRedis>[0]);

describe('detectCache', () => {
  describe('reaches Redis through its client, in', () => {
    it.each<[string, () => unknown]>([
      ['a store of cache-manager-redis-yet', () => yet(fakeClient())],
      ['a cluster store of cache-manager-redis-yet', () => yetCluster(fakeCluster({}))],
      ['a cache-manager 5 Cache over one', () => caching(yet(fakeClient()) as never)],
      [
        'a cache-manager 6 Cache over one',
        () => createCache6({ stores: [new Keyv({ store: new KeyvAdapter(yet(fakeClient())) })] }),
      ],
      ['a KeyvRedis', () => keyvRedis(fakeClient())],
      ['a Keyv over @keyv/redis', () => new Keyv(keyvRedis(fakeClient()))],
      ['a Keyv over @keyv/redis and a cluster', () => new Keyv(keyvRedis(fakeCluster({})))],
      ['a cache-manager 7 Cache over it', () => createCache({ stores: [new Keyv(keyvRedis(fakeClient()))] })],
      [
        'a cache-manager 6 Cache over it',
        () => createCache6({ stores: [new Keyv(keyvRedis(fakeClient()))] }),
      ],
    ])('%s', async (_name, make) => {
      const { cache, dispose } = await detect(await make());
      expect(cache).toBeInstanceOf(RedisClientCache);
      expect(cache.isReady).toBe(true);
      await cache.close();
      await dispose();
    });
  });

  describe('speaks to the store itself, in', () => {
    it.each<[string, () => unknown]>([
      ['a Keyv in memory', () => new Keyv()],
      ['a cache-manager 7 Cache in memory', () => createCache()],
      ['a cache-manager 6 Cache in memory', () => createCache6()],
      ['a cache-manager 5 Cache in memory', () => caching('memory', { max: 10, ttl: 0 })],
      ['any store with get, set and del', () => new MapStore()],
      [
        'a store over the client of another library',
        () => Object.assign(new MapStore(), { client: { sendCommand: () => undefined } }),
      ],
      ['a Keyv over the client of another library', () => new Keyv({ store: keyvValkey() })],
    ])('%s', async (_name, make) => {
      const { cache, dispose } = await detect(await make());
      expect(cache).toBeInstanceOf(PlainCache);
      await cache.close();
      await dispose();
    });
  });

  describe('refuses', () => {
    it.each<[string, () => unknown, string]>([
      ['nothing', () => undefined, 'unknown'],
      ['null', () => null, 'unknown'],
      ['a number', () => 7, 'unknown'],
      ['a word', () => 'memory', 'unknown'],
      ['an object that is no cache', () => ({ get: () => 1 }), 'unknown'],
      ['a Map', () => new Map(), 'unknown'],
      ['a class', () => KeyvRedis, 'unknown'],
      ['a function', () => () => new Keyv(), 'unknown'],
      ['a connection string', () => 'redis://user:secret@localhost:6379', 'connection string'],
      ['an array of stores', () => [new Keyv(), new Keyv()], 'layers'],
      ['an array of one store', () => [new Keyv()], 'layers'],
      [
        'a cache-manager 7 Cache with two stores',
        () => createCache({ stores: [new Keyv(), new Keyv()] }),
        'layers',
      ],
      [
        'a cache-manager 5 MultiCache',
        () => caching('memory').then((memory) => multiCaching([memory])),
        'layers',
      ],
      ['a bare client of node-redis 4', () => createClient(), 'bare client'],
      ['a bare client of node-redis 5', () => createClient5(), 'bare client'],
      [
        'a sentinel',
        () => new Keyv(keyvRedis(createSentinel({ name: 'm', sentinelRootNodes: [] }))),
        'unknown Redis client',
      ],
      [
        'a client in legacyMode',
        () => new Keyv(keyvRedis(fakeClient({ legacyMode: true }))),
        'unknown Redis client',
      ],
      [
        'a client that reads from a replica',
        () => yet(createClient({ readonly: true })),
        'reads from replicas',
      ],
      [
        'a cluster of node-redis 5 that reads from replicas',
        () => keyvRedis(createCluster({ rootNodes: [], useReplicas: true })),
        'reads from replicas',
      ],
      [
        'a cluster of node-redis 4 that has found replicas to read from',
        () => yetCluster(fakeCluster({ replicas: [{}] })),
        'reads from replicas',
      ],
      [
        'a client that answers from a cache of its own',
        () => keyvRedis(createClient5({ RESP: 3, clientSideCache: { ttl: 0, maxEntries: 0 } })),
        'client-side cache',
      ],
      [
        'a cluster client that answers from a cache of its own',
        () =>
          keyvRedis(createCluster({ rootNodes: [], RESP: 3, clientSideCache: { ttl: 0, maxEntries: 0 } })),
        'client-side cache',
      ],
      ['a Keyv 6', () => keyv6(), 'other Keyv'],
      ['a Cache over a Keyv 6', () => createCache({ stores: [keyv6() as Keyv] }), 'other Keyv'],
    ])('%s', async (_name, make, problem) => {
      const refusal = await refusalOf(await make());
      expect(refusal).toBeInstanceOf(UnsupportedCacheError);
      expect(refusal).toMatchObject({ alias: 'shared', problem });
    });

    it.each(['{}', 'a{}b'])('the key prefix %j on a cluster, and nowhere else', async (keyPrefix) => {
      const refusal = await refusalOf(yetCluster(fakeCluster({})), keyPrefix);
      expect(refusal).toMatchObject({ problem: 'key prefix without hash slot' });
      expect(await refusalOf(yet(fakeClient()), keyPrefix)).toMatchObject({
        cache: expect.anything() as object,
      });
    });

    it('a cluster of node-redis 4 that finds its replicas only when it connects', async () => {
      const replicas: unknown[] = [];
      const connect = () => Promise.resolve(replicas.push({}));
      const refusal = await refusalOf(yetCluster(fakeCluster({ isOpen: false, connect, replicas })));
      expect(refusal).toMatchObject({ problem: 'reads from replicas' });
    });
  });

  describe('of a server that is down', () => {
    it('answers with a cache that is not ready, and gets ready by itself', async () => {
      const client = new FakeRedisClient();
      const detecting = detect(yet(client));
      client.emit('error', new Error('connect ECONNREFUSED'));
      const { cache } = await detecting;
      expect(cache.isReady).toBe(false);
      await expect(cache.lookup('k', 'g')).rejects.toThrow('The connection to Redis is down');
      await expect(cache.open('k', 'g', 'replace')).rejects.toThrow('The connection to Redis is down');
      await expect(cache.invalidateGroup('g')).rejects.toThrow('The connection to Redis is down');
      await expect(cache.clear()).rejects.toThrow('The connection to Redis is down');
      await expect(cache.invalidate(['k'])).rejects.toMatchObject({ keys: ['k'] });
      client.becomeReady();
      await new Promise(setImmediate);
      expect(cache.isReady).toBe(true);
      await cache.close();
    });

    it('does not wait for one that is silent for longer than a second', async () => {
      jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
      const detecting = detect(yet(new FakeRedisClient()));
      await new Promise(setImmediate);
      await jest.advanceTimersByTimeAsync(1000);
      const { cache } = await detecting;
      expect(cache.isReady).toBe(false);
      await cache.close();
      expect(jest.getTimerCount()).toBe(0);
      jest.useRealTimers();
    });
  });

  describe('dispose', () => {
    it('closes the client of node-redis 4 and 5', async () => {
      const four = fakeClient();
      const five = Object.assign(fakeClient(), { destroy: jest.fn() });
      for (const client of [four, five]) {
        const { cache, dispose } = await detect(yet(client));
        await cache.close();
        await dispose();
      }
      expect(four.isOpen).toBe(false);
      expect(five.destroy).toHaveBeenCalledTimes(1);
    });

    it('is no error when the client is closed already, or cannot be', async () => {
      const closed = fakeClient();
      const stubborn = Object.assign(fakeClient(), { destroy: () => Promise.reject(new Error('no')) });
      for (const client of [closed, stubborn]) {
        const { dispose } = await detect(yet(client));
        closed.isOpen = false;
        await expect(dispose()).resolves.toBeUndefined();
      }
    });

    it('disconnects a store that can be, and leaves alone one that cannot', async () => {
      const disconnect = jest.fn();
      await (await detect(Object.assign(new MapStore(), { disconnect }))).dispose();
      await (await detect(new MapStore())).dispose();
      expect(disconnect).toHaveBeenCalledTimes(1);
    });
  });

  it('keeps an application alive whose Keyv or client emits errors that nobody listens to', async () => {
    const client = fakeClient();
    const keyv = new Keyv(keyvRedis(client));
    const { cache } = await detect(keyv);
    expect(() => client.emit('error', new Error('lost'))).not.toThrow();
    await cache.close();
    expect(() => client.emit('error', new Error('lost'))).not.toThrow();
  });
});

/** An adapter whose client is not of node-redis. */
function keyvValkey(): unknown {
  const method = () => Promise.resolve(undefined);
  return {
    get: method,
    set: method,
    delete: method,
    clear: method,
    client: { sendCommand: method, status: 'ready' },
  };
}

/** What tells a Keyv 6 from a Keyv 5: it hides its adapter behind a bridge. */
function keyv6(): unknown {
  const method = () => Promise.resolve(undefined);
  return {
    get: method,
    set: method,
    delete: method,
    clear: method,
    getMany: method,
    store: {},
    serialization: {},
    on: method,
  };
}
