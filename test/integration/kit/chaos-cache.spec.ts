import { Injectable } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import {
  CacheMemoize,
  type CacheInput,
  type CacheMemoizeModuleOptions,
  InvalidationFailedError,
  InvalidOptionError,
  MemoizeInvalidator,
  MemoizeStatistics,
  memoryCache,
} from 'nestjs-cache-memoize';
import {
  chaosCache,
  type ChaosOptions,
  inMemory,
  manualClock,
  recordCalls,
} from 'nestjs-cache-memoize/testing';
import { startApplication } from '../../support/applications/application';
import { MapStore } from '../../support/doubles/map-store';

@Injectable()
class Products {
  version = 0;
  runs = 0;

  @CacheMemoize('5m')
  async find(_id: number): Promise<number> {
    this.runs++;
    return this.version;
  }
}

async function start(cache: CacheInput, options: CacheMemoizeModuleOptions = {}): Promise<TestingModule> {
  return startApplication({
    providers: [Products],
    caches: { default: cache },
    options: { keyPrefix: 'shop', startupLog: false, onError: () => undefined, ...options },
  });
}

const FORMS: [string, (options: ChaosOptions) => CacheInput][] = [
  ['memoryCache()', (options) => chaosCache(memoryCache(), options)],
  ['a store', (options) => chaosCache(new MapStore(), options)],
  ['a function', (options) => chaosCache(() => new MapStore(), options)],
  ['a promise', (options) => chaosCache(Promise.resolve(new MapStore()), options)],
  ['settings', (options) => chaosCache({ store: () => Promise.resolve(new MapStore()), ttl: '1m' }, options)],
  ['a store, in settings', (options) => ({ store: chaosCache(new MapStore(), options), ttl: '1m' })],
];

describe.each(FORMS)('chaosCache over %s', (_, make) => {
  it('is a cache as any other while nothing happens to it', async () => {
    const app = await start(make({ seed: 1 }));
    const products = app.get(Products);
    expect([await products.find(1), await products.find(1), products.runs]).toEqual([0, 0, 1]);
    products.version = 1;
    await app.get(MemoizeInvalidator).invalidate(Products, 'find', 1);
    expect(await products.find(1)).toBe(1);
  });

  it('breaks no call when everything fails, and confirms no invalidation', async () => {
    const app = await start(make({ fail: 1, seed: 1 }));
    const products = app.get(Products);
    const calls = recordCalls(app);
    expect([await products.find(1), await products.find(1)]).toEqual([0, 0]);
    expect(calls.of(Products, 'find').map(({ outcome }) => outcome)).toEqual(['bypass', 'bypass']);
    await expect(app.get(MemoizeInvalidator).invalidate(Products, 'find', 1)).rejects.toThrow(
      InvalidationFailedError,
    );
  });

  it('has deadlines and a breaker', async () => {
    const clock = manualClock();
    const app = await start(make({ hang: 1, seed: 1 }), { clock, breaker: { failures: 2 } });
    const products = app.get(Products);
    for (const id of [1, 2]) {
      const answer = products.find(id);
      await clock.advance(99);
      expect(products.runs).toBe(id - 1);
      await clock.advance(1);
      await answer;
    }
    await products.find(3);
    const [cache] = app.get(MemoizeStatistics).snapshot().caches;
    expect(cache).toMatchObject({ isBreakerOpen: true, reads: 2, failedReads: 2 });
  });
});

describe('chaosCache', () => {
  it('adds its delay to each operation', async () => {
    const clock = manualClock();
    const app = await start(chaosCache(memoryCache(), { delay: '30ms', seed: 1 }), { clock });
    const answer = app.get(Products).find(1);
    await clock.advance(29);
    expect(app.get(Products).runs).toBe(0);
    await clock.advance(1);
    expect(await answer).toBe(0);
  });

  it('never answers with what was invalidated, and keeps nothing of a call from it', async () => {
    const app = await start(chaosCache(new MapStore(), { fail: 0.2, lose: 0.2, seed: 3 }), {
      breaker: { failures: 1000 },
    });
    const products = app.get(Products);
    const calls = recordCalls(app);
    let confirmed = 0;
    for (let version = 1; version <= 200; version++) {
      await products.find(1);
      products.version = version;
      const isConfirmed = await app
        .get(MemoizeInvalidator)
        .invalidate(Products, 'find', 1)
        .then(
          () => true,
          () => false,
        );
      if (isConfirmed) confirmed = version;
      expect(await products.find(1)).toBeGreaterThanOrEqual(confirmed);
    }
    const outcomes = new Set(calls.of(Products, 'find').map(({ outcome }) => outcome));
    expect([...outcomes].sort()).toEqual(['bypass', 'hit', 'miss']);
    expect(confirmed).toBeGreaterThan(100);
  });

  it('goes with inMemory, for one alias', async () => {
    const overrides = inMemory({ caches: { default: chaosCache(memoryCache(), { fail: 1, seed: 1 }) } });
    expect(Object.keys(overrides)).toEqual(['caches']);
    const app = await start(overrides.caches?.['default'] ?? memoryCache());
    expect([
      await app.get(Products).find(1),
      await app.get(Products).find(1),
      app.get(Products).runs,
    ]).toEqual([0, 0, 2]);
  });

  it('over memory needs no keyPrefix, and over anything else it does', async () => {
    const parts = { providers: [Products], options: { startupLog: false } };
    await startApplication({ ...parts, caches: { default: chaosCache(memoryCache(), { seed: 1 }) } });
    await expect(
      startApplication({ ...parts, caches: { default: chaosCache(new MapStore(), { seed: 1 }) } }),
    ).rejects.toThrow("'keyPrefix'");
  });

  it('tells of a promise that rejects as of any other, and lets it end no process', async () => {
    const gone = Promise.reject(new Error('no server'));
    await expect(start(chaosCache(gone, { seed: 1 }))).rejects.toThrow('no server');
  });

  it('refuses what is no cache where that is refused', async () => {
    await expect(start(chaosCache(new Map(), { seed: 1 }))).rejects.toThrow("'default'");
  });

  it.each<[object, string]>([
    [
      { seed: 1, fail: 2 },
      "Invalid option 'fail' in chaosCache(): got 2 (number). It must be a number from 0 to 1.",
    ],
    [{ seed: 1, lose: -0.1 }, "Invalid option 'lose'"],
    [{ seed: 1, hang: '1' }, "Invalid option 'hang'"],
    [{ seed: 1, fail: 0.5, hang: 0.6 }, 'no more than 1 together with hang and lose'],
    [{ seed: 1, delay: Infinity }, "Invalid option 'delay'"],
    [{ fail: 1 }, "Invalid option 'seed' in chaosCache(): got undefined"],
    [{ seed: 1, loose: 1 }, "Invalid option 'loose'"],
  ])('refuses %j', (options, text) => {
    const make = () => chaosCache(memoryCache(), options as ChaosOptions);
    expect(make).toThrow(InvalidOptionError);
    expect(make).toThrow(text);
  });
});
