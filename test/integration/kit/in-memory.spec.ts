import { Injectable, Module } from '@nestjs/common';
import { LazyModuleLoader } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  CACHE_MEMOIZE_OVERRIDES,
  CacheMemoize,
  type CacheMemoizeConfiguration,
  CacheMemoizeModule,
  MemoizeInvalidator,
  MemoizeStatistics,
  memoryCache,
  UnknownCacheAliasError,
} from 'nestjs-cache-memoize';
import { inMemory, manualClock } from 'nestjs-cache-memoize/testing';
import { MapStore } from '../../support/doubles/map-store';

class Product {
  constructor(readonly id: number) {}
}

@Injectable()
class Products {
  runs = 0;

  @CacheMemoize({ cacheAlias: 'shared' })
  async find(id: number): Promise<Product> {
    this.runs++;
    return new Product(id);
  }

  @CacheMemoize({ cacheAlias: 'slow' })
  async count(): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({ cacheAlias: 'forgotten' })
  async search(): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize()
  async plain(): Promise<object> {
    return { run: ++this.runs };
  }
}

let made = 0;
const slow = () => {
  made++;
  return Promise.reject(new Error('There is no server in a test'));
};
const options = { keyPrefix: 'shop', ttl: '1m', classes: [Product], startupLog: false } as const;

@Module({
  imports: [
    CacheMemoizeModule.forRoot(
      {
        default: memoryCache({ isolation: 'share' }),
        shared: { store: Promise.reject(new Error('nor here')), ttl: '1h' },
        slow,
      },
      options,
    ),
  ],
  providers: [Products],
})
class AppModule {}

let application: TestingModule;
afterEach(() => application.close());

async function start(overrides: CacheMemoizeConfiguration): Promise<Products> {
  application = await Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(CACHE_MEMOIZE_OVERRIDES)
    .useValue(overrides)
    .compile();
  await application.init();
  return application.get(Products);
}

describe('inMemory', () => {
  beforeEach(() => (made = 0));

  it('puts every alias in memory, and asks nothing of what the application configured', async () => {
    const products = await start(inMemory());
    expect(await products.find(1)).toBeInstanceOf(Product);
    expect(await products.find(1)).toEqual(new Product(1));
    expect([await products.count(), await products.count()]).toEqual([2, 2]);
    expect([products.runs, made]).toEqual([2, 0]);
  });

  it('gives each alias a cache of its own, also one that only a decorator names', async () => {
    const products = await start(inMemory());
    expect([await products.search(), await products.search(), await products.count()]).toEqual([1, 1, 2]);
    await application.get(MemoizeInvalidator).clear('forgotten');
    expect([await products.search(), await products.count()]).toEqual([3, 2]);
    const { caches } = application.get(MemoizeStatistics).snapshot();
    expect(caches.map(({ alias }) => alias)).toEqual(['default', 'shared', 'slow', 'forgotten']);
  });

  it('still refuses to clear an alias that nobody names', async () => {
    await start(inMemory());
    await expect(application.get(MemoizeInvalidator).clear('misspelt')).rejects.toThrow(
      UnknownCacheAliasError,
    );
  });

  it('keeps the ttl of each alias, and what is a memory cache already as it is', async () => {
    const clock = manualClock();
    const products = await start(inMemory({ clock }));
    expect(await products.plain()).toBe(await products.plain());
    await products.find(1);
    await clock.advance('59m');
    await products.find(1);
    expect(products.runs).toBe(2);
    await clock.advance('1m');
    await products.find(1);
    expect(products.runs).toBe(3);
    await products.plain();
    expect(products.runs).toBe(4);
  });

  it('lets options and caches of the test stand beside it', async () => {
    const store = new MapStore();
    const products = await start(inMemory({ caches: { shared: store }, keyPrefix: 'test' }));
    await products.find(1);
    expect([...store.kept.keys()].every((name) => name.startsWith('test:'))).toBe(true);
    expect(store.kept.size).toBeGreaterThan(0);
    expect([await products.count(), await products.count()]).toEqual([2, 2]);
  });

  it('may be switched off, with no alias at all', async () => {
    const products = await start(inMemory({ enabled: false }));
    expect([await products.search(), await products.search()]).toEqual([1, 2]);
  });

  it('knows the aliases of modules that are loaded later', async () => {
    @Injectable()
    class Late {
      runs = 0;

      @CacheMemoize({ cacheAlias: 'late' })
      async find(): Promise<number> {
        return ++this.runs;
      }
    }

    @Module({ providers: [Late] })
    class LateModule {}

    await start(inMemory());
    const loaded = await application.get(LazyModuleLoader).load(() => LateModule);
    const late = loaded.get(Late);
    expect([await late.find(), await late.find()]).toEqual([1, 1]);
  });

  it('refuses what is no option', async () => {
    const misspelt = { clok: manualClock() } as CacheMemoizeConfiguration;
    await expect(start(inMemory(misspelt))).rejects.toThrow(
      "Invalid option 'clok' in CACHE_MEMOIZE_OVERRIDES",
    );
    await start(inMemory());
  });
});
