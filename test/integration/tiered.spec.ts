import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { redisStore } from 'cache-manager-redis-yet';
import {
  CacheMemoize,
  type CacheMemoizeModuleOptions,
  type Caches,
  memoized,
  memoryCache,
  MemoizeInvalidator,
  MemoizeStatistics,
  tiered,
  UnsupportedCacheError,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { leapingClock } from '../support/time/leaping-clock';
import { PATIENT } from '../support/time/patient-deadlines';
import { until } from '../support/time/until';
import { Program } from '../support/servers/program';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';

/** What all processes read: the truth. */
const source: { version: number; gate: Promise<void> | undefined } = { version: 1, gate: undefined };

@Injectable()
class Prices {
  runs = 0;

  @CacheMemoize('10m', { tags: (id) => [`product:${id}`] })
  async priceOf(id: number): Promise<{ readonly id: number; readonly version: number }> {
    this.runs++;
    return { id, version: source.version };
  }

  @CacheMemoize('10m', { staleWhileRevalidate: '10m' })
  async averageOf(_id: number): Promise<number> {
    this.runs++;
    await source.gate;
    return source.version;
  }

  @CacheMemoize('10m', { localCopies: false })
  async stockOf(_id: number): Promise<number> {
    return source.version;
  }
}

const WAIT = 207;

describeRedis('memory in front of Redis', () => {
  let redis: RedisServer;
  let prefixes = 0;
  let keyPrefix: string;

  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(() => {
    keyPrefix = `tiers${prefixes++}`;
    source.version = 1;
  });
  afterAll(() => redis.stop());

  async function start(
    memory: Parameters<typeof tiered>[0]['memory'] = {},
    further: Pick<CacheMemoizeModuleOptions, 'clock'> = {},
  ): Promise<{
    readonly app: TestingModule;
    readonly prices: Prices;
    readonly invalidator: MemoizeInvalidator;
  }> {
    const caches: Caches = { default: tiered({ memory, store: () => redisStore({ url: redis.url }) }) };
    const options = { ...further, keyPrefix, deadline: PATIENT };
    const app = await startApplication({ caches, options, providers: [Prices] });
    return { app, prices: app.get(Prices), invalidator: app.get(MemoizeInvalidator) };
  }

  it('answers in one process from memory, and never with what another one has invalidated', async () => {
    const [here, there] = [await start(), await start()];
    for (let round = 0; round < 5; round++) {
      for (let read = 0; read < 5; read++)
        expect((await here.prices.priceOf(1)).version).toBe(source.version);
      source.version++;
      await there.invalidator.invalidate(Prices, 'priceOf', 1);
      expect((await here.prices.priceOf(1)).version).toBe(source.version);
    }
    const [statistics] = here.app.get(MemoizeStatistics).snapshot().methods;
    expect(statistics?.localHits).toBeGreaterThan(0);
  });

  it.each<[string, (invalidator: MemoizeInvalidator, prices: Prices) => Promise<unknown>]>([
    ['invalidateAll', (invalidator) => invalidator.invalidateAll(Prices, 'priceOf')],
    ['invalidateTags', (invalidator) => invalidator.invalidateTags('product:1')],
    ['clear', (invalidator) => invalidator.clear()],
    ['refresh', (_, prices) => memoized(prices).priceOf.refresh(1)],
  ])('%s waits until no process answers any more with what was', async (_, change) => {
    const [here, there] = [await start(), await start()];
    await there.prices.priceOf(1);
    await here.prices.priceOf(1);
    await here.prices.priceOf(1);
    source.version++;
    const began = performance.now();
    await change(there.invalidator, there.prices);
    expect(performance.now() - began).toBeGreaterThanOrEqual(WAIT - 1);
    expect((await here.prices.priceOf(1)).version).toBe(2);
  });

  it('waits once for many', async () => {
    const { invalidator } = await start();
    const began = performance.now();
    await invalidator.invalidateMany(
      Prices,
      'priceOf',
      Array.from({ length: 1000 }, (_, id) => [id]),
    );
    const took = performance.now() - began;
    expect(took).toBeGreaterThanOrEqual(WAIT - 1);
    expect(took).toBeLessThan(4 * WAIT);
  });

  it('waits in a process that keeps nothing itself', async () => {
    const [here, there] = [await start(), await start({ serve: false })];
    await here.prices.priceOf(1);
    await here.prices.priceOf(1);
    source.version++;
    await there.invalidator.invalidate(Prices, 'priceOf', 1);
    expect((await here.prices.priceOf(1)).version).toBe(2);
  });

  it('keeps a process alive whose last invalidation waits, also after its application was closed', async () => {
    const { stdout } = await Program.run(join(__dirname, 'programs/last-invalidation.ts'));
    expect(stdout).toContain('invalidated, and closed');
  });

  it('gives each caller a copy of its own', async () => {
    const { prices } = await start();
    await prices.priceOf(1);
    await prices.priceOf(1);
    const [one, other] = [await prices.priceOf(1), await prices.priceOf(1)];
    expect(one).toEqual(other);
    expect(one).not.toBe(other);
    expect(prices.runs).toBe(1);
  });

  it('keeps a method without local copies in Redis alone', async () => {
    const [here, there] = [await start(), await start()];
    for (let read = 0; read < 3; read++) await here.prices.stockOf(1);
    source.version++;
    await there.invalidator.invalidateAll(Prices, 'stockOf');
    expect(await here.prices.stockOf(1)).toBe(2);
    const { methods } = here.app.get(MemoizeStatistics).snapshot();
    expect(methods.find(({ method }) => method === 'Prices.stockOf')?.localHits).toBe(0);
  });

  it('goes on answering from memory while another process renews what is past its life', async () => {
    const clock = leapingClock();
    const [here, there] = [await start({}, { clock }), await start({}, { clock })];
    await here.prices.averageOf(1);
    await until(async () => (await there.prices.averageOf(1)) === 1 && there.prices.runs === 0);
    await clock.advance('11m');
    let finish!: () => void;
    source.gate = new Promise((resolve) => (finish = resolve));
    await here.prices.averageOf(1);
    await until(() => here.prices.runs === 2);
    const { mget = 0 } = await redis.commandStats();
    for (let read = 0; read < 500; read++) {
      expect(await there.prices.averageOf(1)).toBe(1);
      await turn(); // the loop reads its sockets
    }
    const { mget: then = 0 } = await redis.commandStats();
    finish();
    source.gate = undefined;
    // A slow machine takes longer, and asks again after each 100 ms, and each 200 ms.
    expect(then - mget).toBeLessThan(20);
  });

  it('counts what it holds', async () => {
    const { app, prices } = await start({ maxBytes: 100_000 });
    for (let read = 0; read < 20; read++) await prices.priceOf(1);
    const { caches, methods } = app.get(MemoizeStatistics).snapshot();
    expect(caches[0]).toMatchObject({ entries: 1, evictions: 0 });
    expect(caches[0]?.bytes).toBeGreaterThan(0);
    expect(methods[0]?.localHits).toBeGreaterThan(0);
    expect(methods[0]?.localHits).toBeLessThan(methods[0]?.hits ?? 0);
  });

  it.each<[string, object, string]>([
    ['memory that a function makes', tiered({ store: () => memoryCache() }), 'without tiered()'],
    [
      'a tier that a function makes',
      () => tiered({ store: () => redisStore({ url: redis.url }) }),
      'as its store',
    ],
  ])('refuses %s', async (_, given, text) => {
    const started = startApplication({
      caches: { default: given },
      options: { keyPrefix },
      providers: [Prices],
    });
    await expect(started).rejects.toThrow(UnsupportedCacheError);
    await expect(started).rejects.toThrow(text);
  });
});
