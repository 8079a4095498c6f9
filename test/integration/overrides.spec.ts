import { Injectable, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  CACHE_MEMOIZE_OVERRIDES,
  CacheMemoize,
  type CacheMemoizeConfiguration,
  CacheMemoizeModule,
  memoized,
  MemoizeInvalidator,
  memoryCache,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';

@Injectable()
class Files {
  runs = 0;

  @CacheMemoize({ cacheAlias: 'shared' })
  async find(_id: number): Promise<number> {
    return ++this.runs;
  }
}

const applied = new MapStore();
const configured = { caches: { shared: applied }, keyPrefix: 'shop', ttl: '1h' } as const;

@Module({
  imports: [CacheMemoizeModule.forRoot({ shared: applied }, { keyPrefix: 'shop', ttl: '1h' })],
  providers: [Files],
})
class AppModule {}

@Module({
  imports: [CacheMemoizeModule.forRootAsync({ useFactory: async () => configured })],
  providers: [Files],
})
class AsyncAppModule {}

const started: TestingModule[] = [];
afterEach(async () => {
  for (const application of started.splice(0)) await application.close();
  applied.kept.clear();
});

async function start(
  module: typeof AppModule | typeof AsyncAppModule,
  overrides: CacheMemoizeConfiguration | null | undefined,
): Promise<TestingModule> {
  const application = await Test.createTestingModule({ imports: [module] })
    .overrideProvider(CACHE_MEMOIZE_OVERRIDES)
    .useValue(overrides)
    .compile();
  started.push(application);
  return application.init();
}

describe('With enabled: false', () => {
  it('a method runs plainly on an alias that does not exist', async () => {
    const application = await startApplication({ providers: [Files], options: { enabled: false } });
    const files = application.get(Files);
    expect([await files.find(1), await files.find(1), await memoized(files).find.refresh(1)]).toEqual([
      1, 2, 3,
    ]);
  });

  it('whatever names an alias that does not exist resolves', async () => {
    const application = await startApplication({ providers: [Files], options: { enabled: false } });
    const invalidator = application.get(MemoizeInvalidator);
    const { find } = memoized(application.get(Files));
    await find.invalidate(1);
    await invalidator.invalidate(Files, 'find', 1);
    await invalidator.invalidateMany(Files, 'find', [[1], [2]]);
    await invalidator.invalidateAll(Files, 'find');
    await invalidator.invalidatePrefix('Files.find', { cacheAlias: 'shared' });
    await invalidator.clear('shared');
    expect(find.getCacheKey(1)).toBe('Files.find:1');
  });
});

describe.each([
  ['forRoot', AppModule],
  ['forRootAsync', AsyncAppModule],
])('CACHE_MEMOIZE_OVERRIDES over %s', (_, module) => {
  it.each([[null], [undefined], [{}]])('changes nothing as %p', async (overrides) => {
    const files = (await start(module, overrides)).get(Files);
    expect([await files.find(1), await files.find(1)]).toEqual([1, 1]);
    expect(applied.kept.size).toBeGreaterThan(0);
  });

  it('switches memoization off', async () => {
    const files = (await start(module, { enabled: false })).get(Files);
    expect([await files.find(1), await files.find(1)]).toEqual([1, 2]);
  });

  it('puts other caches in the place of those that are named, and leaves the rest', async () => {
    const files = (await start(module, { caches: { shared: memoryCache(), another: memoryCache() } })).get(
      Files,
    );
    expect([await files.find(1), await files.find(1)]).toEqual([1, 1]);
    expect(applied.kept.size).toBe(0);
  });

  it('lays one option over the others, which stay', async () => {
    const mine = new MapStore();
    const files = (await start(module, { caches: { shared: mine }, keyPrefix: 'test' })).get(Files);
    await files.find(1);
    expect([...mine.kept.keys()].filter((name) => !name.startsWith('test:'))).toEqual([]);
  });

  it('leaves as it is what is given as undefined', async () => {
    const undefinedPrefix = { keyPrefix: undefined } as unknown as CacheMemoizeConfiguration;
    const files = (await start(module, undefinedPrefix)).get(Files);
    expect([await files.find(1), await files.find(1)]).toEqual([1, 1]);
  });

  it.each([
    [{ enable: false }, "Invalid option 'enable' in CACHE_MEMOIZE_OVERRIDES: got false (boolean)."],
    [{ isGlobal: false }, "Invalid option 'isGlobal' in CACHE_MEMOIZE_OVERRIDES: got false (boolean)."],
    [{ caches: memoryCache() }, "Invalid option 'caches' in CACHE_MEMOIZE_OVERRIDES: got"],
    [false, "Invalid option 'options' in CACHE_MEMOIZE_OVERRIDES: got false (boolean)."],
  ])('refuses %p', async (overrides, text) => {
    await expect(start(module, overrides as CacheMemoizeConfiguration)).rejects.toThrow(text);
  });
});
