import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  CacheMemoizeMany,
  memoized,
  MemoizeInvalidator,
  MemoizeStatistics,
} from 'nestjs-cache-memoize';
import { MapStore } from '../../support/doubles/map-store';
import { compileApplication, startApplication } from '../../support/applications/application';
import { Products } from './products';

const named = (id: number, version = 1) => ({ id, name: `product ${id}, version ${version}` });

describe('a batch that is not memoized', () => {
  it('answers in the order of its ids without the module, and its verbs resolve', async () => {
    const products = new Products();
    expect(await products.findRows([1, 200, 2, 1])).toEqual([named(1), null, named(2), named(1)]);
    expect(await products.findByIds([2, 1])).toEqual([named(2), named(1)]);
    await memoized(products).findRows.invalidate([1]);
    expect(await memoized(products).findRows.refresh([200, 1])).toEqual([null, named(1)]);
    expect(memoized(products).findRows.getCacheKey([1])).toBe('Products.findById:1');
    expect(products.log.batches).toHaveLength(3);
  });

  it('answers as its method does where that does not fit', async () => {
    const products = new Products();
    products.answer = () => [named(3)];
    expect(await products.findRows([1, 2])).toEqual([named(3)]);
  });

  it('runs at each call with enabled: false, in the order of its ids, and counts nothing', async () => {
    const app = await startApplication({ providers: [Products], options: { enabled: false } });
    const products = app.get(Products);
    for (let count = 0; count < 2; count++)
      expect(await products.findRows([1, 200, 2])).toEqual([named(1), null, named(2)]);
    expect(products.log.batches).toEqual([
      [1, 200, 2],
      [1, 200, 2],
    ]);
    await app.get(MemoizeInvalidator).invalidate(Products, 'findRows', [1]);
    expect(app.get(MemoizeStatistics).snapshot().methods).toMatchObject([
      { calls: 0 },
      { calls: 0 },
      { calls: 0 },
    ]);
  });

  it('answers in the order of its ids with a broken cache, from one run', async () => {
    const store = new MapStore();
    const app = await startApplication({
      providers: [Products],
      caches: { default: { store } },
      options: { keyPrefix: 'shop', onError: () => undefined },
    });
    store.get = () => Promise.reject(new Error('down'));
    const products = app.get(Products);
    expect(await products.findRows([1, 200, 2, 1])).toEqual([named(1), null, named(2), named(1)]);
    expect(products.log.batches).toEqual([[1, 200, 2]]);
    const { methods } = app.get(MemoizeStatistics).snapshot();
    expect(methods.find(({ method }) => method === 'Products.findById')).toMatchObject({ bypassed: 3 });
  });

  it('runs for ids without a key, which are not kept, with those that are missing', async () => {
    @Injectable()
    class Files {
      readonly runs: number[] = [];

      @CacheMemoize()
      async load(file: object): Promise<string> {
        return typeof file;
      }

      @CacheMemoizeMany('load')
      async loadAll(files: readonly object[]): Promise<string[]> {
        this.runs.push(files.length);
        return files.map((file) => typeof file);
      }
    }
    const app = await startApplication({ providers: [Files], options: { onError: () => undefined } });
    const files = app.get(Files);
    const ids = [{ name: 'a' }, () => 1, { name: 'b' }];
    expect(await files.loadAll(ids)).toEqual(['object', 'function', 'object']);
    expect(await files.loadAll(ids)).toEqual(['object', 'function', 'object']);
    expect(files.runs).toEqual([3, 1]);
  });
});

describe('a batch', () => {
  it('knows an id by its key where a row has another object of it', async () => {
    @Injectable()
    class Days {
      readonly runs: number[] = [];

      @CacheMemoize()
      async of(day: Date): Promise<{ readonly day: Date }> {
        return { day };
      }

      @CacheMemoizeMany('of', { by: ({ day }) => new Date(day) })
      async ofAll(days: readonly Date[]): Promise<{ readonly day: Date }[]> {
        this.runs.push(days.length);
        return days.map((day) => ({ day: new Date(day) })).reverse();
      }
    }
    const [one, other, same] = [new Date(1), new Date(2), new Date(1)];
    const expected = [{ day: one }, { day: same }, { day: other }];
    expect(await new Days().ofAll([one, same, other])).toEqual(expected);
    const app = await startApplication({ providers: [Days] });
    expect(await app.get(Days).ofAll([one, same, other])).toEqual(expected);
    expect(app.get(Days).runs).toEqual([2]);
  });

  it('asks with the ids as they were when it was called', async () => {
    const app = await startApplication({
      providers: [Products],
      caches: { default: { store: new MapStore() } },
      options: { keyPrefix: 'shop' },
    });
    const products = app.get(Products);
    const ids = [1, 2];
    const answer = products.findByIds(ids);
    ids[0] = 3;
    expect(await answer).toEqual([named(1), named(2)]);
    expect(products.log.batches).toEqual([[1, 2]]);
  });

  it('reached through super from an override that is decorated runs plainly, as part of it', async () => {
    @Injectable()
    class Special extends Products {
      @CacheMemoizeMany('findById', { by: (product) => product.id, absent: null })
      override async findRows(ids: readonly number[], locale?: string) {
        return super.findRows(ids, locale);
      }
    }
    const app = await startApplication({ providers: [Special] });
    const products = app.get(Special);
    expect(await products.findRows([1, 200])).toEqual([named(1), null]);
    expect(await products.findRows([200, 1])).toEqual([null, named(1)]);
    expect(products.log.batches).toEqual([[1, 200]]);
  });

  it('of a class that inherits it has outcomes of its own', async () => {
    @Injectable()
    class Special extends Products {}
    const app = await startApplication({ providers: [Products, Special] });
    await app.get(Products).findByIds([1]);
    await app.get(Special).findByIds([1]);
    expect(app.get(Special).log.batches).toEqual([[1]]);
    expect(memoized(app.get(Special)).findByIds.getCacheKey([1])).toBe('Special.findById:1');
    // A class means all that inherit from it.
    await app.get(MemoizeInvalidator).invalidate(Products, 'findByIds', [1]);
    await app.get(Special).findByIds([1]);
    expect(app.get(Special).log.batches).toEqual([[1], [1]]);
  });
});

describe('a batch is refused', () => {
  async function refusalOf(provider: new () => object): Promise<string> {
    const app = await compileApplication({ providers: [provider] });
    return app.init().then(
      () => 'it started',
      (error: Error) => `${error.constructor.name}: ${error.message}`,
    );
  }

  it('at start where the class has no such memoized method', async () => {
    @Injectable()
    class Bare {
      async find(id: number): Promise<number> {
        return id;
      }

      @CacheMemoizeMany('find')
      async findAll(ids: readonly number[]): Promise<number[]> {
        return [...ids];
      }
    }
    expect(await refusalOf(Bare)).toBe(
      "InvalidDecorationError: @CacheMemoizeMany on Bare.findAll: the class has no memoized method 'find'. Name a method " +
        'of the class that has @CacheMemoize.',
    );
  });

  it('at start where that method is a guard', async () => {
    @Injectable()
    class Guarded {
      @CacheMemoize({ storeResult: false })
      async touch(id: number): Promise<boolean> {
        return id > 0;
      }

      @CacheMemoizeMany('touch')
      async touchAll(ids: readonly number[]): Promise<boolean[]> {
        return ids.map((id) => id > 0);
      }
    }
    expect(await refusalOf(Guarded)).toBe(
      "InvalidDecorationError: @CacheMemoizeMany on Guarded.touchAll: 'touch' is a guard (storeResult: false), which " +
        'keeps no results. Name a method that keeps them.',
    );
  });

  it('at start with what that method is refused for', async () => {
    @Injectable()
    class Elsewhere {
      @CacheMemoize({ cacheAlias: 'nowhere' })
      async find(id: number): Promise<number> {
        return id;
      }

      @CacheMemoizeMany('find')
      async findAll(ids: readonly number[]): Promise<number[]> {
        return [...ids];
      }
    }
    expect(await refusalOf(Elsewhere)).toContain("UnknownCacheAliasError: Unknown cache 'nowhere'");
  });
});
