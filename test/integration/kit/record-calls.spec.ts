import { Controller, Get, Injectable, type Type } from '@nestjs/common';
import { LazyModuleLoader } from '@nestjs/core';
import type { TestingModule } from '@nestjs/testing';
import {
  CacheMemoize,
  type CacheMemoizeModuleOptions,
  memoized,
  MemoizeStatistics,
  NotMemoizedError,
} from 'nestjs-cache-memoize';
import { hold, manualClock, recordCalls } from 'nestjs-cache-memoize/testing';
import { startApplication } from '../../support/applications/application';
import { MapStore } from '../../support/doubles/map-store';

@Injectable()
class Products {
  @CacheMemoize('5m')
  async find(id: number): Promise<number> {
    if (id < 0) throw new RangeError('no such product');
    return id;
  }

  @CacheMemoize('5m', { cacheAlias: 'shared' })
  async remote(_filter: object): Promise<string> {
    return 'some';
  }

  @CacheMemoize({ storeResult: false })
  async announce(): Promise<void> {}

  async plain(): Promise<number> {
    return 1;
  }
}

@Injectable()
class SpecialProducts extends Products {}

@Controller('products')
class ProductsController {
  @Get()
  @CacheMemoize('5m')
  async list(): Promise<string[]> {
    return ['one'];
  }
}

async function start(
  options: CacheMemoizeModuleOptions = {},
  providers: Type[] = [Products],
): Promise<TestingModule> {
  return startApplication({
    providers,
    controllers: [ProductsController],
    caches: { shared: new MapStore() },
    options: { keyPrefix: 'shop', onError: () => undefined, ...options },
  });
}

describe('recordCalls', () => {
  it('tells how each call was answered, in the order in which they were made', async () => {
    const app = await start();
    const calls = recordCalls(app);
    const products = app.get(Products);
    await products.find(1);
    await products.find(1);
    await Promise.all([products.find(2), products.find(2)]);
    await expect(products.find(-1)).rejects.toThrow(RangeError);
    expect(calls.of(Products, 'find')).toEqual([
      { args: [1], outcome: 'miss' },
      { args: [1], outcome: 'hit' },
      { args: [2], outcome: 'miss' },
      { args: [2], outcome: 'joined' },
      { args: [-1], outcome: 'miss' },
    ]);
    expect(calls.of(products, 'announce')).toEqual([]);
  });

  it('tells of guards, of shared caches and of calls past the cache', async () => {
    const app = await start();
    const calls = recordCalls(app);
    const products = app.get(Products);
    await products.announce();
    await products.announce();
    const filter = { page: 1 };
    await products.remote(filter);
    await products.remote(filter);
    await products.remote({ withoutKey: () => 1 });
    expect(calls.of(Products, 'announce').map(({ outcome }) => outcome)).toEqual(['miss', 'guarded']);
    expect(calls.of(Products, 'remote').map(({ outcome }) => outcome)).toEqual(['miss', 'hit', 'bypass']);
    expect(calls.of(Products, 'remote')[0]?.args[0]).toBe(filter);
  });

  it('agrees with the statistics, and counts no refresh', async () => {
    const app = await start();
    const calls = recordCalls(app);
    const products = app.get(Products);
    await products.find(1);
    await memoized(products).find.refresh(1);
    await products.find(1);
    expect(calls.of(Products, 'find').map(({ outcome }) => outcome)).toEqual(['miss', 'hit']);
    const [of] = app
      .get(MemoizeStatistics)
      .snapshot()
      .methods.filter(({ method }) => method === 'Products.find');
    expect(of).toMatchObject({ hits: 1, misses: 1, runs: 2 });
  });

  it('tells of calls that have answered, and of those that were under way when it began no more', async () => {
    const app = await start();
    const held = hold(app, Products, 'find');
    const early = app.get(Products).find(1);
    await held.started;
    const calls = recordCalls(app);
    const joined = app.get(Products).find(1);
    expect(calls.of(Products, 'find')).toEqual([]);
    held.release();
    await Promise.all([early, joined]);
    expect(calls.of(Products, 'find')).toEqual([{ args: [1], outcome: 'joined' }]);
  });

  it('forgets when it is told to', async () => {
    const app = await start();
    const calls = recordCalls(app);
    await app.get(Products).find(1);
    calls.clear();
    await app.get(Products).find(1);
    expect(calls.of(Products, 'find')).toEqual([{ args: [1], outcome: 'hit' }]);
  });

  it('may be several, each with what came since it began', async () => {
    const app = await start();
    const one = recordCalls(app);
    await app.get(Products).find(1);
    const other = recordCalls(app);
    await app.get(Products).find(1);
    expect(one.of(Products, 'find').map(({ outcome }) => outcome)).toEqual(['miss', 'hit']);
    expect(other.of(Products, 'find')).toEqual([{ args: [1], outcome: 'hit' }]);
  });

  it('hears of handlers beside the headers', async () => {
    const app = (await start()).createNestApplication();
    await app.listen(0, '127.0.0.1');
    const calls = recordCalls(app);
    const ask = async () => (await fetch(`${await app.getUrl()}/products`)).headers.get('cache-status');
    expect(await ask()).toMatch(/fwd=miss; stored/);
    expect(await ask()).toMatch(/hit; ttl=300/);
    expect(calls.of(ProductsController, 'list')).toEqual([
      { args: [], outcome: 'miss' },
      { args: [], outcome: 'hit' },
    ]);
    await app.close();
  });

  it('hears of what inherits a method, under both names, and of what is loaded later', async () => {
    const app = await start();
    const calls = recordCalls(app);
    const lazy = await app
      .get(LazyModuleLoader)
      .load(() => ({ module: class LateModule {}, providers: [SpecialProducts] }));
    await app.get(Products).find(1);
    await lazy.get(SpecialProducts).find(2);
    expect(calls.of(SpecialProducts, 'find')).toEqual([{ args: [2], outcome: 'miss' }]);
    expect(calls.of(Products, 'find')).toEqual([
      { args: [1], outcome: 'miss' },
      { args: [2], outcome: 'miss' },
    ]);
  });

  it('refuses a method that is not memoized, and what is no application with the module', async () => {
    const app = await start();
    expect(() => recordCalls(app).of(Products, 'plain')).toThrow(NotMemoizedError);
    expect(() => recordCalls({ get: () => undefined } as never)).toThrow(
      "Invalid option 'app' in recordCalls(): got an object with the fields get. It must be a compiled application " +
        'that imports CacheMemoizeModule.forRoot().',
    );
  });
});

describe('hold', () => {
  it('holds a run before the method begins, so that an invalidation can win', async () => {
    const app = await start();
    const products = app.get(Products);
    const calls = recordCalls(app);
    const held = hold(app, Products, 'find');
    const before = products.find(1);
    await held.started;
    await memoized(products).find.invalidate(1);
    await products.find(1);
    held.release();
    expect(await before).toBe(1);
    expect(calls.of(Products, 'find').map(({ outcome }) => outcome)).toEqual(['miss', 'miss']);
  });

  it('lets another call join the run that it holds, and goes by the clock of the application', async () => {
    const clock = manualClock();
    const app = await start({ clock, joinWait: '30s' });
    const calls = recordCalls(app);
    const held = hold(app, Products, 'find');
    const answers = [app.get(Products).find(1), app.get(Products).find(1)];
    await held.started;
    await clock.advance('30s');
    await answers[1];
    held.release();
    await answers[0];
    expect(calls.of(Products, 'find').map(({ outcome }) => outcome)).toEqual(['miss', 'miss']);
  });

  it('takes one run each, in the order in which they were asked for', async () => {
    const app = await start();
    const products = app.get(Products);
    const [one, other] = [hold(app, Products, 'find'), hold(app, products, 'find')];
    const [first, second, third] = [products.find(1), products.find(2), products.find(3)];
    await Promise.all([one.started, other.started, third]);
    other.release();
    await second;
    one.release();
    await first;
  });

  it('takes no run once it was released', async () => {
    const app = await start();
    hold(app, Products, 'find').release();
    expect(await app.get(Products).find(1)).toBe(1);
  });

  it('takes the run of one class when it stands for several', async () => {
    const app = await start({}, [Products, SpecialProducts]);
    const held = hold(app, Products, 'find');
    const special = app.get(SpecialProducts).find(1);
    await held.started;
    expect(await app.get(Products).find(1)).toBe(1);
    held.release();
    expect(await special).toBe(1);
  });

  it('holds the run of a refresh', async () => {
    const app = await start();
    const held = hold(app, Products, 'find');
    const refreshing = memoized(app.get(Products)).find.refresh(1);
    await held.started;
    held.release();
    expect(await refreshing).toBe(1);
  });

  it('refuses a method that is not memoized', async () => {
    const app = await start();
    expect(() => hold(app, Products, 'plain')).toThrow(NotMemoizedError);
  });
});
