import KeyvRedis, { createClient as createClient5, createCluster, createSentinel } from '@keyv/redis';
import { createCache } from 'cache-manager';
import { caching, multiCaching } from 'cache-manager-5';
import { createCache as createCache6, KeyvAdapter } from 'cache-manager-6';
import { redisClusterInsStore, redisInsStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { createClient } from 'redis';
import { detectCache } from '../../../../lib/caches/detection/detect-cache';
import type { DetectedCache } from '../../../../lib/caches/detection/detected-cache';
import { LeaseCache } from '../../../../lib/caches/redis/lease.cache';
import { NonceCache } from '../../../../lib/caches/nonce/nonce.cache';
import { UnsupportedCacheError } from '../../../../lib/errors/unsupported-cache.error';
import { FakeRedisClient } from '../../../support/doubles/fake-redis-client';
import { systemTime } from '../../../../lib/time/system-time';
import { MapStore } from '../../../support/doubles/map-store';

const detect = (given: unknown, keyPrefix = 'shop') =>
  detectCache(given, { alias: 'shared', keyPrefix, leaseMs: 600_000, drainMs: 1000, ...systemTime });

/** Why it is refused, at once or when it was reached. */
async function refusalOf(given: unknown, keyPrefix?: string): Promise<unknown> {
  try {
    const detected = detect(given, keyPrefix);
    return await end(detected);
  } catch (refusal) {
    return refusal;
  }
}

async function end(detected: DetectedCache): Promise<void> {
  const cache = await detected.reach();
  await cache.close();
  await detected.dispose();
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
      const detected = detect(await make());
      const cache = await detected.reach();
      expect(cache).toBeInstanceOf(LeaseCache);
      expect(cache.isReady).toBe(true);
      await end(detected);
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
      const detected = detect(await make());
      expect(await detected.reach()).toBeInstanceOf(NonceCache);
      await end(detected);
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
      expect(await refusalOf(yet(fakeClient()), keyPrefix)).toBeUndefined();
    });

    it('a cluster of node-redis 4 that finds its replicas only when it connects', async () => {
      const replicas: unknown[] = [];
      const connect = () => Promise.resolve(replicas.push({}));
      const refusal = await refusalOf(yetCluster(fakeCluster({ isOpen: false, connect, replicas })));
      expect(refusal).toMatchObject({ problem: 'reads from replicas' });
    });
  });

  describe('of a server that is down', () => {
    it('rejects with the reason, and is reached as soon as it answers', async () => {
      const client = new FakeRedisClient();
      const detected = detect(yet(client));
      const reached = detected.reach();
      client.emit('error', new Error('connect ECONNREFUSED'));
      await expect(reached).rejects.toThrow('connect ECONNREFUSED');
      const reachedLater = detected.reach();
      client.becomeReady();
      expect((await reachedLater).isReady).toBe(true);
      await end(detected);
    });

    it('rejects who waits for it when it is closed', async () => {
      const detected = detect(yet(new FakeRedisClient()));
      const reached = detected.reach();
      detected.close();
      await expect(reached).rejects.toThrow('The connection to Redis is down');
    });
  });

  describe('dispose', () => {
    it('closes the client of node-redis 4 and 5', async () => {
      const four = fakeClient();
      const five = Object.assign(fakeClient(), { destroy: jest.fn() });
      for (const client of [four, five]) {
        await end(detect(yet(client)));
      }
      expect(four.isOpen).toBe(false);
      expect(five.destroy).toHaveBeenCalledTimes(1);
    });

    it('is no error when the client is closed already, or cannot be', async () => {
      const closed = fakeClient();
      const stubborn = Object.assign(fakeClient(), { destroy: () => Promise.reject(new Error('no')) });
      for (const client of [closed, stubborn]) {
        const detected = detect(yet(client));
        await (await detected.reach()).close();
        closed.isOpen = false;
        await expect(detected.dispose()).resolves.toBeUndefined();
      }
    });

    it('disconnects a store that can be, and leaves alone one that cannot', async () => {
      const disconnect = jest.fn();
      await end(detect(Object.assign(new MapStore(), { disconnect })));
      await end(detect(new MapStore()));
      expect(disconnect).toHaveBeenCalledTimes(1);
    });
  });

  it('keeps an application alive whose Keyv or client emits errors that nobody listens to', async () => {
    const client = fakeClient();
    const keyv = new Keyv(keyvRedis(client));
    const detected = detect(keyv);
    await detected.reach();
    expect(() => client.emit('error', new Error('lost'))).not.toThrow();
    await end(detected);
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
