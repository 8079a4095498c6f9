import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, NotFoundException } from '@nestjs/common';
import { type TestingModule } from '@nestjs/testing';
import {
  CacheMemoize,
  type CacheMemoizeError,
  type Duration,
  memoized,
  MemoizeInvalidator,
  MemoizeStatistics,
  NotRenewedError,
} from 'nestjs-cache-memoize';
import { manualClock, recordCalls } from 'nestjs-cache-memoize/testing';
import { startApplication } from '../support/applications/application';
import { describeMemoryAndRedis, type GivenCaches } from '../support/applications/memory-and-redis';
import { MapStore } from '../support/doubles/map-store';
import { type LeapingClock, leapingClock } from '../support/time/leaping-clock';
import { until } from '../support/time/until';

class Unreachable extends Error {}

const tenants = new AsyncLocalStorage<string>();

@Injectable()
class Prices {
  runs = 0;
  failure: Error | undefined;
  readonly hits: unknown[] = [];
  readonly misses: unknown[] = [];
  /** Resolves when the run may go on. */
  gate: Promise<void> | undefined;
  readonly seen: unknown[] = [];

  @CacheMemoize('10s', { staleWhileRevalidate: '5s', staleIfError: { for: '1h', retryAfter: '20s' } })
  async of(id: number): Promise<string> {
    return this.run(`price of ${id}`);
  }

  @CacheMemoize('10s', {
    staleWhileRevalidate: '5s',
    hitCallable: note('hits'),
    missCallable: note('misses'),
  })
  async told(id: number): Promise<string> {
    return this.run(`told ${id}`);
  }

  @CacheMemoize('10s', { earlyRefresh: 0.8 })
  async early(id: number): Promise<string> {
    return this.run(`early ${id}`);
  }

  @CacheMemoize('10s', { staleIfError: { for: '1h', when: (error) => error instanceof Unreachable } })
  async picky(): Promise<string> {
    return this.run('picky');
  }

  @CacheMemoize('10s', { staleWhileRevalidate: '5s', staleIfError: '1h', cacheExceptions: RangeError })
  async listing(): Promise<string> {
    return this.run('listing');
  }

  @CacheMemoize('10s', { staleWhileRevalidate: '1h', extra: () => tenants.getStore() ?? 'nobody' })
  async ofTenant(): Promise<string> {
    return this.run(`of ${tenants.getStore()}`);
  }

  @CacheMemoize('10s', { staleWhileRevalidate: '1h' })
  async search(query: { word: string; signal?: AbortSignal }): Promise<string> {
    this.seen.push({ ...query });
    query.word = 'changed by the method';
    return this.run('found');
  }

  @CacheMemoize('10s', { staleWhileRevalidate: '1h', argsRewrite: () => [] })
  async given(_callback: () => void): Promise<string> {
    return this.run('given');
  }

  @CacheMemoize('10s', { staleWhileRevalidate: '1h', resultTags: () => ['prices'] })
  async tagged(): Promise<string> {
    return this.run('tagged');
  }

  private async run(answer: string): Promise<string> {
    this.runs++;
    const run = this.runs;
    await this.gate;
    if (this.failure) throw this.failure;
    return `${answer}, run ${run}`;
  }
}

function note(name: 'hits' | 'misses') {
  return function (this: Prices, id: number): void {
    this[name].push(id);
  };
}

interface Shop {
  readonly application: TestingModule;
  readonly prices: Prices;
  readonly reports: CacheMemoizeError[];
  readonly renewals: () => number;
  /** Time passes, once the store has done what it was asked: a script that it did not know is sent twice. */
  readonly pass: (duration: Duration) => Promise<void>;
}

async function open({ caches, options }: GivenCaches, clock: LeapingClock = leapingClock()): Promise<Shop> {
  const reports: CacheMemoizeError[] = [];
  const application = await startApplication({
    providers: [Prices],
    caches,
    options: { ...options, clock, onError: (error) => reports.push(error) },
  });
  const statistics = application.get(MemoizeStatistics);
  const renewals = (): number =>
    statistics.snapshot().methods.reduce((sum, { renewals: each }) => sum + each, 0);
  const pass = async (duration: Duration): Promise<void> => {
    for (let trip = 0; trip < 3; trip++)
      await application.get(MemoizeInvalidator).invalidate(Prices, 'of', -1);
    await clock.advance(duration);
  };
  return { application, prices: application.get(Prices), reports, renewals, pass };
}

function figuresOf({ application }: Shop, method: string) {
  const { methods } = application.get(MemoizeStatistics).snapshot();
  return methods.find((each) => each.method === method);
}

describeMemoryAndRedis('an outcome past its life', (given) => {
  let shop: Shop;
  beforeEach(async () => (shop = await open(given())));

  it('is answered at once within staleWhileRevalidate, and renewed once in the background', async () => {
    const { prices, pass } = shop;
    await prices.of(1);
    await pass('12s');
    const answers = await Promise.all(Array.from({ length: 20 }, () => prices.of(1)));
    expect(new Set(answers)).toEqual(new Set(['price of 1, run 1']));
    await until(() => figuresOf(shop, 'Prices.of')?.kept === 2);
    expect(await prices.of(1)).toBe('price of 1, run 2');
    expect(figuresOf(shop, 'Prices.of')).toMatchObject({
      ...{ hits: 1, staleHits: 20, misses: 1, joined: 0, runs: 2, renewals: 1, kept: 2 },
    });
  });

  it('is a hit for callbacks and for who records, and its renewal calls nothing', async () => {
    const { application, prices, pass } = shop;
    const calls = recordCalls(application);
    await prices.told(1);
    await until(() => prices.misses.length === 1);
    await pass('12s');
    await prices.told(1);
    await until(() => figuresOf(shop, 'Prices.told')?.kept === 2);
    expect([prices.hits, prices.misses]).toEqual([[1], [1]]);
    expect(calls.of(Prices, 'told').map(({ outcome }) => outcome)).toEqual(['miss', 'stale']);
  });

  it('is none any more once it was invalidated, also while it is renewed', async () => {
    const { application, prices, pass } = shop;
    await prices.of(1);
    await pass('12s');
    let goOn!: () => void;
    prices.gate = new Promise((resolve) => (goOn = resolve));
    expect(await prices.of(1)).toBe('price of 1, run 1');
    await until(() => prices.runs === 2);
    await application.get(MemoizeInvalidator).invalidate(Prices, 'of', 1);
    prices.gate = undefined;
    expect(await prices.of(1)).toBe('price of 1, run 3');
    goOn();
    await until(() => figuresOf(shop, 'Prices.of')?.refused === 1);
    expect(await prices.of(1)).toBe('price of 1, run 3');
  });

  it('is none any more once its tag was invalidated', async () => {
    const { application, prices, pass } = shop;
    await prices.tagged();
    await pass('12s');
    await application.get(MemoizeInvalidator).invalidateTags('prices');
    expect(await prices.tagged()).toBe('tagged, run 2');
  });

  it('answers in place of an error, and its source is left alone for retryAfter', async () => {
    const { prices, pass } = shop;
    await prices.of(1);
    await pass('20s');
    prices.failure = new Unreachable();
    const answers = await Promise.all([prices.of(1), prices.of(1), prices.of(1)]);
    expect(answers).toEqual(Array.from({ length: 3 }, () => 'price of 1, run 1'));
    expect(prices.runs).toBe(2);
    await pass('19s');
    expect(await prices.of(1)).toBe('price of 1, run 1');
    expect(prices.runs).toBe(2);
    await pass('2s');
    prices.failure = undefined;
    expect(await prices.of(1)).toBe('price of 1, run 3');
    expect(figuresOf(shop, 'Prices.of')).toMatchObject({ staleHits: 4, misses: 2, runs: 3, failedRuns: 1 });
  });

  it('is not renewed for retryAfter when its source has failed', async () => {
    const { prices, pass } = shop;
    await prices.of(1);
    await pass('11s');
    prices.failure = new Unreachable();
    await prices.of(1);
    await until(() => shop.renewals() === 1);
    await pass('3s');
    expect(await prices.of(1)).toBe('price of 1, run 1');
    await pass('3s');
    expect(await prices.of(1)).toBe('price of 1, run 1');
    expect([prices.runs, shop.renewals()]).toEqual([2, 1]);
  });

  it('ends with an error that is an answer, and that is handed on', async () => {
    const { prices, pass } = shop;
    await prices.of(1);
    await pass('20s');
    prices.failure = new NotFoundException();
    await expect(prices.of(1)).rejects.toThrow(NotFoundException);
    await pass(0);
    prices.failure = new Unreachable();
    await expect(prices.of(1)).rejects.toThrow(Unreachable);
  });

  it('ends when its renewal throws what is an answer', async () => {
    const { prices, pass } = shop;
    await prices.of(1);
    await pass('11s');
    prices.failure = new NotFoundException();
    expect(await prices.of(1)).toBe('price of 1, run 1');
    await until(() => shop.renewals() === 1);
    await pass(0);
    await expect(prices.of(1)).rejects.toThrow(NotFoundException);
  });

  it('answers only for the errors that `when` accepts', async () => {
    const { prices, pass } = shop;
    await prices.picky();
    await pass('20s');
    prices.failure = new Unreachable();
    expect(await prices.picky()).toBe('picky, run 1');
    await pass('31s');
    prices.failure = new Error('another one');
    await expect(prices.picky()).rejects.toThrow('another one');
  });

  it('gives way to an error that is kept', async () => {
    const { prices, pass } = shop;
    await prices.listing();
    await pass('11s');
    prices.failure = new RangeError('none');
    await prices.listing();
    await until(() => figuresOf(shop, 'Prices.listing')?.kept === 2);
    await expect(prices.listing()).rejects.toThrow('none');
  });

  it('is past all use when both windows are over', async () => {
    const { prices, pass } = shop;
    await prices.of(1);
    await pass('2h');
    prices.failure = new Unreachable();
    await expect(prices.of(1)).rejects.toThrow(Unreachable);
  });

  it('is renewed before its end with earlyRefresh, behind a hit', async () => {
    const { prices, pass } = shop;
    await prices.early(1);
    await pass('7s');
    await prices.early(1);
    expect(prices.runs).toBe(1);
    await pass('2s');
    expect(await prices.early(1)).toBe('early 1, run 1');
    await until(() => figuresOf(shop, 'Prices.early')?.kept === 2);
    expect(await prices.early(1)).toBe('early 1, run 2');
    expect(figuresOf(shop, 'Prices.early')).toMatchObject({ hits: 3, staleHits: 0, misses: 1, renewals: 1 });
  });

  it('is not renewed early again for a while when its source has failed', async () => {
    const { prices, pass } = shop;
    await prices.early(1);
    await pass('9s');
    prices.failure = new Unreachable();
    await prices.early(1);
    await until(() => shop.renewals() === 1);
    await pass(0);
    await prices.early(1);
    expect([prices.runs, shop.renewals()]).toEqual([2, 1]);
  });

  it("is never renewed in one tenant's name under another's key", async () => {
    const { prices, pass, reports } = shop;
    await tenants.run('acme', () => prices.ofTenant());
    await pass('11s');
    expect(await tenants.run('acme', () => prices.ofTenant())).toBe('of acme, run 2');
    await pass('11s');
    expect(await tenants.run('acme', () => prices.ofTenant())).toBe('of acme, run 3');
    expect(shop.renewals()).toBe(0);
    expect(reports).toEqual([expect.any(NotRenewedError)]);
  });

  it('is renewed with arguments of its own, without the signals of its call', async () => {
    const { prices, pass } = shop;
    const signal = AbortSignal.abort();
    const ask = () => prices.search({ word: 'shoe' });
    await ask();
    await pass('11s');
    await ask();
    await until(() => figuresOf(shop, 'Prices.search')?.kept === 2);
    expect(prices.seen).toEqual([{ word: 'shoe' }, { word: 'shoe' }]);
    expect(await ask()).toBe('found, run 2');
    void signal;
  });

  it('ends with its life where the arguments cannot be copied', async () => {
    const { prices, pass, reports } = shop;
    await prices.given(() => undefined);
    await pass('11s');
    expect(await prices.given(() => undefined)).toBe('given, run 2');
    expect(reports).toEqual([expect.any(NotRenewedError)]);
  });

  it('is not renewed when the application has ended, which waits for what is renewed', async () => {
    const { application, prices, pass } = shop;
    await prices.of(1);
    await pass('11s');
    let goOn!: () => void;
    prices.gate = new Promise((resolve) => (goOn = resolve));
    await prices.of(1);
    await until(() => prices.runs === 2);
    let isClosed = false;
    const closing = application.close().then(() => (isClosed = true));
    await shop.pass(0);
    expect(isClosed).toBe(false);
    goOn();
    await closing;
    expect(figuresOf(shop, 'Prices.of')?.kept).toBe(2);
  });

  it('is replaced by a refresh, and left by one that throws', async () => {
    const { prices, pass } = shop;
    await prices.of(1);
    await pass('20s');
    prices.failure = new Unreachable();
    await expect(memoized(prices).of.refresh(1)).rejects.toThrow(Unreachable);
    expect(await prices.of(1)).toBe('price of 1, run 1');
    prices.failure = undefined;
    expect(await memoized(prices).of.refresh(1)).toBe('price of 1, run 4');
    expect(await prices.of(1)).toBe('price of 1, run 4');
  });
});

describe('an error that is kept', () => {
  it('is never stale', async () => {
    const { prices, pass } = await open({ caches: {}, options: {} });
    prices.failure = new RangeError('none');
    await expect(prices.listing()).rejects.toThrow('none');
    await pass('11s');
    prices.failure = undefined;
    expect(await prices.listing()).toBe('listing, run 2');
  });
});

describe('an outcome past its life, on a store with get and set', () => {
  it('is renewed and rests in this process', async () => {
    const store = new MapStore();
    const shop = await open(
      { caches: { default: { store, keyPrefix: 'shop' } }, options: {} },
      manualClock(),
    );
    const { prices, pass } = shop;
    await prices.of(1);
    await pass('11s');
    prices.failure = new Unreachable();
    expect(await prices.of(1)).toBe('price of 1, run 1');
    await until(() => shop.renewals() === 1);
    await pass('9s');
    expect(await prices.of(1)).toBe('price of 1, run 1');
    expect(prices.runs).toBe(2);
    await pass('12s');
    prices.failure = undefined;
    expect(await prices.of(1)).toBe('price of 1, run 3');
  });
});
