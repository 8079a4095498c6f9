import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { createKeyv } from '@keyv/redis';
import { redisStore } from 'cache-manager-redis-yet';
import fc from 'fast-check';
import { Keyv } from 'keyv';
import { CacheMemoize, type CacheMemoizeError, memoized, memoryCache } from 'nestjs-cache-memoize';
import { closeApplications, startApplication } from '../support/applications/application';
import { PATIENT } from '../support/time/patient-deadlines';
import { describeRedis, RedisServer } from '../support/servers/redis-server';

const VALUES = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withNullPrototype: true,
  maxDepth: 3,
});

const ALIASES = ['memory', 'redis', 'keyvRedis', 'keyv'] as const;

/** Answers with what the test has put there. */
class Shelf {
  value: unknown;
  runs = 0;

  read(): unknown {
    this.runs++;
    return this.value;
  }
}

@Injectable()
class Readers {
  readonly shelf = new Shelf();

  @CacheMemoize({ cacheAlias: 'memory' })
  async memory(_id: number): Promise<unknown> {
    return this.shelf.read();
  }

  @CacheMemoize({ cacheAlias: 'redis' })
  async redis(_id: number): Promise<unknown> {
    return this.shelf.read();
  }

  @CacheMemoize({ cacheAlias: 'keyvRedis' })
  async keyvRedis(_id: number): Promise<unknown> {
    return this.shelf.read();
  }

  @CacheMemoize({ cacheAlias: 'keyv' })
  async keyv(_id: number): Promise<unknown> {
    return this.shelf.read();
  }
}

/** Does to a value whatever a careless caller might. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Map || value instanceof Set) return value.clear();
  if (value instanceof Date) return void value.setTime(0);
  if (ArrayBuffer.isView(value)) return void new Uint8Array(value.buffer).fill(7);
  for (const key of Object.keys(value)) {
    spoil((value as Record<string, unknown>)[key]);
    delete (value as Record<string, unknown>)[key];
  }
}

describeRedis('values through every kind of cache', () => {
  let redis: RedisServer;
  let readers: Readers;
  const reports: CacheMemoizeError[] = [];

  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  beforeEach(async () => {
    const application = await startApplication({
      providers: [Readers],
      caches: {
        memory: memoryCache(),
        redis: () => redisStore({ url: redis.url }),
        keyvRedis: () => createKeyv(redis.url),
        keyv: new Keyv(),
      },
      options: { keyPrefix: 'values', deadline: PATIENT, onError: (error) => reports.push(error) },
    });
    readers = application.get(Readers);
  });
  afterEach(closeApplications);
  afterAll(() => redis.stop());

  it.each(ALIASES)('come back from %s as they were, and are the caller’s own', async (alias) => {
    let id = 0;
    await fc.assert(
      fc.asyncProperty(fc.clone(VALUES, 2), async ([value, original]) => {
        fc.pre(keepable(value));
        id++;
        readers.shelf.value = value;
        spoil(await readers[alias](id));
        const hit = await readers[alias](id);
        if (!isDeepStrictEqual(hit, original)) throw new Error('A hit is not what a miss returned');
        spoil(hit);
        if (!isDeepStrictEqual(await readers[alias](id), original))
          throw new Error('A caller reached another');
      }),
      { seed: 42, numRuns: 300 },
    );
    expect(reports).toEqual([]);
  });

  it.each(ALIASES)('that cannot be kept on %s are fresh for every call, and reported once', async (alias) => {
    reports.length = 0;
    readers.shelf.value = { owner: { friends: [1, (): number => 1] } };
    const runsBefore = readers.shelf.runs;

    expect(await readers[alias](-1)).toBe(readers.shelf.value);
    expect(await readers[alias](-1)).toBe(readers.shelf.value);

    expect(readers.shelf.runs - runsBefore).toBe(2);
    expect(reports.map(({ code }) => code)).toEqual(['E_CACHE_MEMOIZE_UNCACHEABLE_VALUE']);
    expect(reports[0]?.message).toContain(`Readers.${alias}`);
    expect(reports[0]?.message).toContain('result.owner.friends[1]');
  });

  it('under arguments without a key are fresh for every call, and reported once', async () => {
    reports.length = 0;
    readers.shelf.value = 1;
    const hostile = ((): number => 1) as unknown as number;
    const runsBefore = readers.shelf.runs;

    await readers.memory(hostile);
    await readers.memory(hostile);

    expect(readers.shelf.runs - runsBefore).toBe(2);
    expect(reports.map(({ code }) => code)).toEqual(['E_CACHE_MEMOIZE_UNKEYABLE_ARGUMENT']);
    expect(reports[0]?.message).toContain('Argument 0 of Readers.memory');
    await expect(memoized(readers).memory.invalidate(hostile)).rejects.toMatchObject({
      code: 'E_CACHE_MEMOIZE_UNKEYABLE_ARGUMENT',
    });
  });
});

/**
 * What fast-check makes and the library does not keep: own `__proto__`. Nor dates that are invalid, because Node does not
 * find two Sets equal that hold one.
 */
function keepable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (value instanceof Map) return [...value].every(([key, kept]) => keepable(key) && keepable(kept));
  if (value instanceof Set) return [...value].every(keepable);
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  if (ArrayBuffer.isView(value)) return true;
  return !Object.hasOwn(value, '__proto__') && Object.values(value).every(keepable);
}
