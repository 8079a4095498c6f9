import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import KeyvRedis, { createKeyv } from '@keyv/redis';
import { createCache } from 'cache-manager';
import { caching } from 'cache-manager-5';
import { createCache as createCache6 } from 'cache-manager-6';
import { redisInsStore, redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { createClient } from 'redis';
import {
  CacheMemoize,
  CacheMemoizeModule,
  type Caches,
  DuplicateModuleError,
  InvalidationFailedError,
  MemoizeInvalidator,
  memoryCache,
  MissingKeyPrefixError,
  RejectedCacheError,
  UnsupportedCacheError,
} from 'nestjs-cache-memoize';
import { closeApplications, startApplication } from '../support/applications/application';
import { PATIENT } from '../support/time/patient-deadlines';
import { describeRedis, RedisServer } from '../support/servers/redis-server';

class Note {
  text = '';
}

class Gone extends Error {
  constructor(readonly id: number) {
    super(`${id} is gone`);
  }
}

@Injectable()
class Notes {
  runs = 0;

  @CacheMemoize({ classes: [Note] })
  async find(id: number): Promise<unknown> {
    this.runs++;
    const note = Object.assign(new Note(), { text: `note ${id}` });
    return { id, note, made: new Date(id), tags: new Set(['a']), missing: undefined };
  }

  @CacheMemoize('1h', { storeResult: false })
  async remind(user: string): Promise<string | true> {
    this.runs++;
    return `reminded ${user}`;
  }

  @CacheMemoize({ cacheExceptions: [Gone] })
  async gone(id: number): Promise<never> {
    this.runs++;
    throw new Gone(id);
  }
}

const OPTIONS = { keyPrefix: 'test', deadline: PATIENT };

async function startNotes(store: object): Promise<{ notes: Notes; invalidator: MemoizeInvalidator }> {
  const application = await startApplication({
    providers: [Notes],
    caches: { default: store },
    options: OPTIONS,
  });
  return { notes: application.get(Notes), invalidator: application.get(MemoizeInvalidator) };
}

describeRedis('on a real Redis', () => {
  let redis: RedisServer;
  const handedOver: Promise<{ client: { disconnect(): Promise<void> } }>[] = [];

  /** What is handed over ready is not the module's to close. */
  function handOver(store: (typeof handedOver)[number]): object {
    handedOver.push(store);
    return store;
  }

  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterEach(async () => {
    await closeApplications();
    for (const store of handedOver.splice(0)) await (await store).client.disconnect();
  });
  afterAll(() => redis.stop());

  const stores: [string, () => object][] = [
    ['a function that makes a redisStore', () => () => redisStore({ url: redis.url })],
    ['a promise of a redisStore', () => handOver(redisStore({ url: redis.url }))],
    [
      'cache-manager 7 over Keyv and @keyv/redis',
      () => () => createCache({ stores: [createKeyv(redis.url)] }),
    ],
    [
      'cache-manager 6 over Keyv and @keyv/redis',
      () => () => createCache6({ stores: [createKeyv(redis.url)] }),
    ],
    ['cache-manager 5 over redis-yet', () => async () => caching(await redisStore({ url: redis.url }))],
    ['Keyv over @keyv/redis', () => () => new Keyv({ store: new KeyvRedis(redis.url) })],
    [
      'settings round a function',
      () => ({ store: () => redisStore({ url: redis.url }), ttl: '1h', keyPrefix: 'own' }),
    ],
  ];

  describe.each(stores)('%s', (_, makeStore) => {
    it('keeps outcomes as they were, for all processes, and drops them when told', async () => {
      const one = await startNotes(makeStore());
      const other = await startNotes(makeStore());
      await one.invalidator.clear();

      const first = await one.notes.find(1);
      const again = await other.notes.find(1);
      await other.invalidator.invalidate(Notes, 'find', 1);
      await one.notes.find(1);

      expect(again).toStrictEqual(first);
      expect([one.notes.runs, other.notes.runs]).toEqual([2, 0]);
    });

    it('keeps listed errors with their class and fields', async () => {
      const one = await startNotes(makeStore());
      const other = await startNotes(makeStore());
      await one.invalidator.clear();

      await expect(one.notes.gone(7)).rejects.toBeInstanceOf(Gone);
      const error: unknown = await other.notes.gone(7).catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(Gone);
      expect(error).toMatchObject({ id: 7, message: '7 is gone' });
      expect(other.notes.runs).toBe(0);
    });

    it('guards across processes', async () => {
      const one = await startNotes(makeStore());
      const other = await startNotes(makeStore());
      await one.invalidator.invalidateAll(Notes, 'remind');

      expect([await one.notes.remind('ann'), await other.notes.remind('ann')]).toEqual([
        'reminded ann',
        true,
      ]);
    });
  });

  it('begins every key with the keyPrefix, and shows JSON-safe values as JSON', async () => {
    class Files {
      @CacheMemoize()
      async size(name: string): Promise<object> {
        return { name, bytes: 1 };
      }
    }
    const store = () => redisStore({ url: redis.url });
    const options = { keyPrefix: 'readable', deadline: PATIENT };
    const application = await startApplication({ providers: [Files], caches: { default: store }, options });
    await application.get(Files).size('a.map');

    const keys = (await redis.cli('--scan', '--pattern', '*Files.size*')).split('\n').filter(Boolean);
    expect(keys.every((key) => key.startsWith('readable:'))).toBe(true);
    const values = await Promise.all(keys.map((key) => redis.cli('GET', key)));
    expect(values.some((value) => value.includes('{"name":"a.map","bytes":1}'))).toBe(true);
  });

  it('closes the client that a function of ours made, and leaves alone what was handed over', async () => {
    const client = createClient({ url: redis.url });
    client.on('error', () => undefined);
    await client.connect();
    let made: { client: { isOpen: boolean } } | undefined;
    await startApplication({
      providers: [Notes],
      caches: {
        handed: redisInsStore(client as never),
        made: async () => (made = await redisStore({ url: redis.url })),
      },
      options: OPTIONS,
    });
    await closeApplications();

    expect([made?.client.isOpen, client.isOpen]).toEqual([false, true]);
    await client.disconnect();
  });

  it('rejects an invalidation with the arguments that were not confirmed', async () => {
    const own = await RedisServer.start();
    const { notes, invalidator } = await startNotes(() => redisStore({ url: own.url }));
    await notes.find(1);
    await own.stop();

    const failure: unknown = await invalidator
      .invalidateMany(Notes, 'find', [[1], [2]])
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InvalidationFailedError);
    expect(failure).toMatchObject({ target: 'Notes.find', failed: [[1], [2]] });
    await expect(invalidator.invalidateAll(Notes, 'find')).rejects.toMatchObject({ failed: [] });
  });
});

describe('a start is refused', () => {
  const start = (caches: Caches, options = {}) => startApplication({ caches, options });

  it('for a remote cache without a keyPrefix', async () => {
    await expect(start({ shared: new Keyv() })).rejects.toThrow(
      new MissingKeyPrefixError({ alias: 'shared' }),
    );
  });

  it('for what is no cache', async () => {
    await expect(start({ shared: { url: 'redis://localhost' } }, OPTIONS)).rejects.toThrow(
      UnsupportedCacheError,
    );
  });

  it('for what a function makes that is no cache', async () => {
    await expect(start({ shared: () => ({ url: 'redis://localhost' }) }, OPTIONS)).rejects.toThrow(
      UnsupportedCacheError,
    );
  });

  it('for a promise that rejects', async () => {
    const cause = new Error('connect ECONNREFUSED');
    const rejecting = Promise.reject(cause);
    await expect(start({ shared: rejecting }, OPTIONS)).rejects.toThrow(
      new RejectedCacheError({ alias: 'shared', cause }),
    );
  });

  it('for a second module in one application', async () => {
    const compiling = Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot(), CacheMemoizeModule.forRoot({ other: memoryCache() })],
    }).compile();
    await expect(compiling).rejects.toThrow(new DuplicateModuleError());
  });
});
