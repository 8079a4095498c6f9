import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  CacheMemoize,
  CacheMemoizeModule,
  type CacheMemoizeModuleOptions,
  type Caches,
  memoized,
  MemoizeInvalidator,
  MemoizeStatistics,
  memoryCache,
  type MethodStatistics,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

@Injectable()
class Files {
  @CacheMemoize()
  async find(id: number | (() => void)): Promise<unknown> {
    if (id === 13) throw new Error('unlucky');
    return id === 14 ? { read: (): void => undefined } : { id };
  }

  @CacheMemoize({ storeResult: false })
  async send(_id: number): Promise<void> {}
}

class OtherFiles extends Files {}

async function start(caches: Caches = {}, options: CacheMemoizeModuleOptions = {}) {
  const onError = (): void => undefined;
  const application = await startApplication({
    providers: [Files, OtherFiles],
    caches,
    options: { onError, ...options },
  });
  const statistics = application.get(MemoizeStatistics);
  const figuresOf = (method: string) =>
    statistics.snapshot().methods.find((each) => each.method === method) as MethodStatistics;
  return { application, files: application.get(Files), statistics, figuresOf };
}

const NOTHING = {
  calls: 0,
  hits: 0,
  localHits: 0,
  staleHits: 0,
  misses: 0,
  joined: 0,
  bypassed: 0,
  guarded: 0,
  runs: 0,
  failedRuns: 0,
  runMs: 0,
  renewals: 0,
  kept: 0,
  refused: 0,
  uncacheable: 0,
};

describeMemoryAndRedis('MemoizeStatistics', (given) => {
  it('tells of each method how its calls were answered, what ran, and what was kept', async () => {
    const { caches, options } = given();
    const { files, figuresOf } = await start(caches, options);
    await Promise.all([files.find(1), files.find(1)]);
    await until(() => figuresOf('Files.find').kept === 1);
    await files.find(1);
    await files.find(13).catch(() => undefined);
    await files.find(14);
    await files.find(() => undefined);
    await memoized(files).find.refresh(1);

    expect(figuresOf('Files.find')).toEqual({
      ...NOTHING,
      ...{ method: 'Files.find', alias: 'default' },
      ...{ calls: 6, hits: 1, misses: 3, joined: 1, bypassed: 1 },
      ...{ runs: 5, failedRuns: 1, kept: 2, uncacheable: 1 },
      runMs: expect.any(Number) as number,
    });
  });

  it('tells of a guard how often it answered true', async () => {
    const { caches, options } = given();
    const { files, figuresOf } = await start(caches, options);
    await files.send(1);
    await files.send(1);
    expect(figuresOf('Files.send')).toMatchObject({ calls: 2, misses: 1, guarded: 1, hits: 0, kept: 1 });
  });

  it('tells of each cache what it was asked, and what was invalidated', async () => {
    const { caches, options } = given();
    const { application, files, statistics } = await start(caches, options);
    const invalidator = application.get(MemoizeInvalidator);
    await files.find(1);
    await until(() => statistics.snapshot().caches[0]?.fills === 1);
    await files.find(1);
    await invalidator.invalidateMany(Files, 'find', [[1], [2]]);
    await invalidator.clear();
    expect(statistics.snapshot().caches).toMatchObject([
      {
        ...{ alias: 'default', isReady: true, isBreakerOpen: false, reads: 2, failedReads: 0 },
        ...{ fills: 1, failedFills: 0, invalidations: 2, failedInvalidations: 0, pendingInvalidations: 0 },
      },
    ]);
  });

  it('counts nothing with enabled: false', async () => {
    const { caches, options } = given();
    const { application, files, figuresOf, statistics } = await start(caches, {
      ...options,
      enabled: false,
    });
    await files.find(1);
    await memoized(files).find.refresh(1);
    await application.get(MemoizeInvalidator).invalidateAll(Files, 'find');
    expect(figuresOf('Files.find')).toEqual({ ...NOTHING, method: 'Files.find', alias: 'default' });
    expect(statistics.snapshot().caches).toMatchObject([{ reads: 0, fills: 0, invalidations: 0 }]);
  });
});

describe('MemoizeStatistics', () => {
  it('names every method from the start, of each class that has it, and every alias', async () => {
    const { statistics } = await start({ own: memoryCache() });
    const { methods, caches } = statistics.snapshot();
    expect(methods.map(({ method }) => method).sort()).toEqual([
      'Files.find',
      'Files.send',
      'OtherFiles.find',
      'OtherFiles.send',
    ]);
    expect(caches.map(({ alias }) => alias)).toEqual(['default', 'own']);
  });

  it('tells of memory what it holds, and what was pushed out', async () => {
    const { files, statistics } = await start({ default: memoryCache({ maxEntries: 2, maxBytes: 10_000 }) });
    for (const id of [1, 2, 3]) await files.find(id);
    const [memory] = statistics.snapshot().caches;
    expect(memory).toMatchObject({ entries: 2, evictions: 1 });
    expect(memory?.bytes).toBeGreaterThan(500);
  });

  it('tells of a store that fails that it was not read, kept nothing, and confirmed nothing', async () => {
    const store = new MapStore();
    store.get = store.set = store.del = () => Promise.reject(new Error('down'));
    const { application, files, figuresOf, statistics } = await start(
      { default: store },
      { keyPrefix: 'shop', breaker: { failures: 2, halfOpenAfter: '1h' } },
    );
    for (const id of [1, 2, 3]) await files.find(id);
    const invalidation = application.get(MemoizeInvalidator).invalidate(Files, 'find', 1);
    await expect(invalidation).rejects.toThrow('down');

    expect(figuresOf('Files.find')).toMatchObject({ calls: 3, bypassed: 3, kept: 0 });
    expect(statistics.snapshot().caches).toMatchObject([
      {
        ...{ isReady: false, isBreakerOpen: true, reads: 2, failedReads: 2 },
        ...{ fills: 0, invalidations: 1, failedInvalidations: 1 },
      },
    ]);
  });

  it('begins again from 0 after a reset, and keeps what is a state', async () => {
    const { files, figuresOf, statistics } = await start();
    await files.find(1);
    await files.find(1);
    statistics.reset();
    expect(figuresOf('Files.find')).toEqual({ ...NOTHING, method: 'Files.find', alias: 'default' });
    expect(statistics.snapshot().caches).toMatchObject([{ reads: 0, fills: 0, entries: 1 }]);
    await files.find(1);
    expect(figuresOf('Files.find')).toMatchObject({ calls: 1, hits: 1 });
  });

  it('answers figures of their moment: what happens later does not change them', async () => {
    const { files, statistics } = await start();
    const before = statistics.snapshot();
    const copy = structuredClone(before);
    await files.find(1);
    expect(before).toEqual(copy);
  });

  it('has whole numbers only', async () => {
    const { files, statistics } = await start();
    await files.find(1);
    const { methods, caches } = statistics.snapshot();
    const numbers = [...methods, ...caches].flatMap((each) =>
      Object.values(each).filter((value): value is number => typeof value === 'number'),
    );
    expect(numbers.filter((value) => !Number.isInteger(value))).toEqual([]);
  });

  it('is refused where the module was imported without forRoot', async () => {
    @Injectable()
    class Dashboard {
      constructor(readonly statistics: MemoizeStatistics) {}
    }
    @Module({ imports: [CacheMemoizeModule], providers: [Dashboard] })
    class BareModule {}
    const compiling = Test.createTestingModule({ imports: [BareModule] }).compile();
    await expect(compiling).rejects.toThrow('CacheMemoizeModule.forRoot()');
  });
});
