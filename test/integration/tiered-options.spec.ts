import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  type CacheMemoizeError,
  CacheMemoizeMany,
  type CacheMemoizeModuleOptions,
  memoized,
  MemoizeInvalidator,
  MemoizeStatistics,
  tiered,
  type TieredMemoryOptions,
} from 'nestjs-cache-memoize';
import { manualClock } from 'nestjs-cache-memoize/testing';
import { startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { settled } from '../support/time/manual-clock';

@Injectable()
class Products {
  price = 1;

  @CacheMemoize('10m', { tags: ['products'] })
  async find(id: number): Promise<{ readonly id: number }> {
    return { id };
  }

  @CacheMemoize('10m')
  async costOf(_id: number): Promise<number> {
    return this.price;
  }

  @CacheMemoizeMany('find')
  async findMany(ids: readonly number[]): Promise<{ readonly id: number }[]> {
    return ids.map((id) => ({ id }));
  }

  @CacheMemoize('10m', { localCopies: false })
  async stockOf(id: number): Promise<number> {
    return id;
  }

  @CacheMemoize('10m', { cacheExceptions: [RangeError] })
  async priceOf(id: number): Promise<number> {
    throw new RangeError(`${id} has no price`);
  }

  @CacheMemoize('10m', { storeResult: false })
  async greet(_id: number): Promise<void> {}
}

/** Memory in front of a store of this process, in a time that passes when the test says so. */
async function start(memory: TieredMemoryOptions = {}, more: CacheMemoizeModuleOptions = {}) {
  const clock = manualClock();
  const app = await startApplication({
    caches: { default: tiered({ memory, store: new MapStore() }) },
    options: { keyPrefix: 'shop', clock, ...more },
    providers: [Products],
  });
  const figures = () => app.get(MemoizeStatistics).snapshot();
  return { clock, figures, products: app.get(Products), invalidator: app.get(MemoizeInvalidator) };
}

/** Whether it ends while no time passes. */
async function endsAtOnce(promise: Promise<unknown>): Promise<boolean> {
  let hasEnded = false;
  void promise.then(() => (hasEnded = true));
  for (let turn = 0; turn < 20 && !hasEnded; turn++) await settled();
  return hasEnded;
}

describe('the wait for copies', () => {
  type Scene = Awaited<ReturnType<typeof start>>;

  it.each<[string, (scene: Scene) => Promise<unknown>]>([
    ['invalidate', ({ invalidator }) => invalidator.invalidate(Products, 'find', 1)],
    ['invalidateMany', ({ invalidator }) => invalidator.invalidateMany(Products, 'find', [[1], [2]])],
    ['invalidateAll', ({ invalidator }) => invalidator.invalidateAll(Products, 'find')],
    ['invalidatePrefix', ({ invalidator }) => invalidator.invalidatePrefix('Products.find')],
    ['invalidateTags', ({ invalidator }) => invalidator.invalidateTags('products')],
    ['invalidate of a batch', ({ invalidator }) => invalidator.invalidate(Products, 'findMany', [1])],
    ['clear', ({ invalidator }) => invalidator.clear()],
    ['refresh', ({ products }) => memoized(products).find.refresh(1)],
    [
      'invalidateTogether of what has copies and what has none',
      ({ invalidator }) =>
        invalidator.invalidateTogether((drop) => {
          drop(Products, 'stockOf', 1);
          drop(Products, 'find', 1);
        }),
    ],
  ])('is part of %s', async (_, change) => {
    const scene = await start();
    await scene.products.find(1);
    const changed = change(scene);
    expect(await endsAtOnce(changed)).toBe(false);
    await scene.clock.advance(207);
    await changed;
  });

  it.each<[string, (scene: Scene) => Promise<unknown>]>([
    ['of a call without local copies', ({ invalidator }) => invalidator.invalidate(Products, 'stockOf', 1)],
    ['of a method without local copies', ({ invalidator }) => invalidator.invalidateAll(Products, 'stockOf')],
    ['of a guard', ({ invalidator }) => invalidator.invalidate(Products, 'greet', 1)],
    ['of all calls of a guard', ({ invalidator }) => invalidator.invalidateAll(Products, 'greet')],
  ])('is no part of the invalidation %s', async (_, change) => {
    const scene = await start();
    expect(await endsAtOnce(change(scene))).toBe(true);
  });

  it('is no part of the refresh of a method without local copies', async () => {
    const { products } = await start();
    expect(await endsAtOnce(memoized(products).stockOf.refresh(1))).toBe(true);
  });

  it('is no part of a verb in a transaction, and is one of the commit', async () => {
    const { clock, invalidator } = await start();
    let verbEnded = false;
    const committed = invalidator.transaction(async () => {
      await invalidator.invalidate(Products, 'find', 1);
      verbEnded = true;
    });
    expect(await endsAtOnce(committed)).toBe(false);
    expect(verbEnded).toBe(true);
    await clock.advance(207);
    await committed;
  });
});

describe('the memory of a tier', () => {
  it("hands out what it keeps with isolation: 'share', and copies otherwise", async () => {
    for (const [isolation, isShared] of [
      ['share', true],
      ['copy', false],
    ] as const) {
      const { products } = await start({ isolation });
      for (let read = 0; read < 2; read++) await products.find(1);
      expect((await products.find(1)) === (await products.find(1))).toBe(isShared);
    }
  });

  it('holds as many copies as it may', async () => {
    const { products, figures } = await start({ maxEntries: 2 });
    for (let round = 0; round < 2; round++) for (let id = 0; id < 5; id++) await products.find(id);
    expect(figures().caches[0]?.entries).toBe(2);
    expect(figures().caches[0]?.evictions).toBeGreaterThan(0);
  });

  it('holds nothing with serve: false', async () => {
    const { products, figures } = await start({ serve: false });
    for (let read = 0; read < 4; read++) await products.find(1);
    expect(figures().caches[0]?.entries).toBeUndefined();
    expect(figures().methods.map(({ localHits }) => localHits)).toEqual(figures().methods.map(() => 0));
  });

  it('answers with an error that is kept, which is counted as a hit from it', async () => {
    const { products, figures } = await start();
    for (let read = 0; read < 3; read++) await expect(products.priceOf(1)).rejects.toThrow('1 has no price');
    const priceOf = figures().methods.find(({ method }) => method === 'Products.priceOf');
    expect(priceOf).toMatchObject({ misses: 1, hits: 2, localHits: 1 });
  });

  it('is audited: a copy that nobody has invalidated is found, and is a hit from memory all the same', async () => {
    const errors: CacheMemoizeError[] = [];
    const { products, figures } = await start({}, { audit: true, onError: (error) => errors.push(error) });
    for (let read = 0; read < 2; read++) await products.costOf(1);
    products.price = 2;
    expect(await products.costOf(1)).toBe(1);
    expect(errors.map(({ code }) => code)).toEqual(['E_CACHE_MEMOIZE_STALE_OUTCOME']);
    const costOf = figures().methods.find(({ method }) => method === 'Products.costOf');
    expect(costOf).toMatchObject({ hits: 2, localHits: 1 });
  });

  it('answers the ids of a batch, each of which is counted as a hit from it', async () => {
    const { products, figures } = await start();
    const find = () => figures().methods.find(({ method }) => method === 'Products.find');
    for (let round = 0; round < 2; round++) await products.findMany([1, 2]);
    expect(find()).toMatchObject({ hits: 2, localHits: 0 });
    await products.findMany([1, 2]);
    expect(find()).toMatchObject({ hits: 4, localHits: 2 });
  });
});

it('methods that share a prefix have to agree on having local copies', async () => {
  @Injectable()
  class Mixed {
    @CacheMemoize({ prefix: 'mixed', localCopies: false })
    async one(): Promise<void> {}

    @CacheMemoize({ prefix: 'mixed' })
    async other(): Promise<void> {}
  }
  await expect(startApplication({ providers: [Mixed], options: { startupLog: false } })).rejects.toThrow(
    'another than that of Mixed.one, because Mixed.one has localCopies: false and Mixed.other has not: with one prefix they ' +
      'share their outcomes, and an invalidation of Mixed.one would not wait for the copies of Mixed.other',
  );
});
