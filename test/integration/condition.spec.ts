import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  type CacheMemoizeError,
  CallbackError,
  memoized,
  MemoizeInvalidator,
  MemoizeStatistics,
} from 'nestjs-cache-memoize';
import { recordCalls } from 'nestjs-cache-memoize/testing';
import { startApplication } from '../support/applications/application';
import { describeMemoryAndRedis, type GivenCaches } from '../support/applications/memory-and-redis';

@Injectable()
class Prices {
  runs = 0;
  answer: unknown = undefined;
  readonly told: string[] = [];
  readonly cheapest = 100;

  @CacheMemoize({
    condition(this: Prices, cents) {
      return (this.answer as boolean | undefined) ?? cents >= this.cheapest;
    },
    hitCallable(this: Prices) {
      this.told.push('hit');
    },
    missCallable(this: Prices) {
      this.told.push('miss');
    },
  })
  async of(_cents: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({
    condition(this: Prices): boolean {
      throw new Error(`no ${this.cheapest}`);
    },
  })
  async broken(): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({ storeResult: false, condition: (isGuarded) => isGuarded })
  async once(_isGuarded: boolean): Promise<number | true> {
    return ++this.runs;
  }

  @CacheMemoize({ condition: () => false, cacheExceptions: RangeError })
  async failing(): Promise<number> {
    throw new RangeError(`run ${++this.runs}`);
  }
}

async function start({ caches, options }: Partial<GivenCaches> = {}) {
  const errors: CacheMemoizeError[] = [];
  const application = await startApplication({
    providers: [Prices],
    caches: caches ?? {},
    options: { ...options, onError: (error) => errors.push(error) },
  });
  const countersOf = (name: string) =>
    application
      .get(MemoizeStatistics)
      .snapshot()
      .methods.find(({ method }) => method === name);
  const prices = application.get(Prices);
  return { application, prices, errors, countersOf, invalidator: application.get(MemoizeInvalidator) };
}

describeMemoryAndRedis('a condition', (given) => {
  it('decides by the arguments which calls are memoized', async () => {
    const { prices } = await start(given());
    expect([await prices.of(99), await prices.of(99), await prices.of(100), await prices.of(100)]).toEqual([
      1, 2, 3, 3,
    ]);
  });

  it('that is false at a call keeps what was kept, and does not answer with it', async () => {
    const { prices } = await start(given());
    expect(await prices.of(100)).toBe(1);
    prices.answer = false;
    expect(await prices.of(100)).toBe(2);
    prices.answer = undefined;
    expect(await prices.of(100)).toBe(1);
  });
});

describe('a call whose condition is false', () => {
  it('joins nobody, and nobody joins it', async () => {
    const { prices } = await start();
    expect(await Promise.all([prices.of(1), prices.of(1)])).toEqual([1, 2]);
    const led = prices.of(100);
    prices.answer = false;
    expect(await Promise.all([led, prices.of(100)])).toEqual([3, 4]);
  });

  it('calls no callback, and counts as bypassed', async () => {
    const { application, prices, countersOf } = await start();
    const calls = recordCalls(application);
    await prices.of(1);
    await prices.of(100);
    await prices.of(100);
    expect(prices.told).toEqual(['miss', 'hit']);
    expect(countersOf('Prices.of')).toMatchObject({ bypassed: 1, misses: 1, hits: 1, runs: 2, kept: 1 });
    expect(calls.of(Prices, 'of').map(({ outcome }) => outcome)).toEqual(['bypass', 'miss', 'hit']);
  });

  it('throws what the method throws, of which nothing is kept', async () => {
    const { prices, errors } = await start();
    await expect(prices.failing()).rejects.toThrow('run 1');
    await expect(prices.failing()).rejects.toThrow('run 2');
    expect(errors).toEqual([]);
  });

  it('of a guard runs, is not guarded, and leaves no mark', async () => {
    const { prices } = await start();
    expect([await prices.once(false), await prices.once(false)]).toEqual([1, 2]);
    expect([await prices.once(true), await prices.once(true)]).toEqual([3, true]);
  });

  it('runs plainly as all calls do with enabled: false, and the condition is not asked', async () => {
    const { prices, errors } = await start({ caches: {}, options: { enabled: false } });
    expect([await prices.broken(), await prices.broken()]).toEqual([1, 2]);
    expect(await memoized(prices).broken.refresh()).toBe(3);
    expect(errors).toEqual([]);
  });
});

describe('a condition that cannot be told', () => {
  it('because it throws: the call runs uncached, and onError is told', async () => {
    const { prices, errors, countersOf } = await start();
    expect([await prices.broken(), await prices.broken()]).toEqual([1, 2]);
    expect(errors[0]).toBeInstanceOf(CallbackError);
    expect(errors[0]?.message).toBe(
      'The condition of @CacheMemoize on Prices.broken threw Error: no 100. The call runs uncached. Mend the callback.',
    );
    expect(errors[0]?.cause).toEqual(new Error('no 100'));
    expect(countersOf('Prices.broken')).toMatchObject({ bypassed: 2 });
  });

  it.each<[unknown, string]>([
    [1, '1 (number)'],
    ['', "'' (string)"],
    [{}, 'an object without fields'],
    [Promise.resolve(true), 'an instance of Promise'],
  ])('because it answers %p: likewise', async (answer, described) => {
    const { prices, errors } = await start();
    prices.answer = answer;
    expect([await prices.of(100), await prices.of(100)]).toEqual([1, 2]);
    expect(errors[0]?.message).toContain(`answered neither true nor false, but ${described}. The call runs`);
  });

  it('by a promise that rejects: nobody misses the rejection', async () => {
    const { prices, errors } = await start();
    prices.answer = Promise.reject(new Error('late'));
    expect(await prices.of(100)).toBe(1);
    expect(errors).toHaveLength(1);
  });
});

describe('a verb of a method with a condition', () => {
  it('drops what is kept whatever the condition says now', async () => {
    const { prices, invalidator, errors } = await start();
    await prices.of(100);
    prices.answer = false;
    await memoized(prices).of.invalidate(100);
    prices.answer = undefined;
    expect(await prices.of(100)).toBe(2);
    await invalidator.invalidate(Prices, 'broken');
    expect(memoized(prices).broken.getCacheKey()).toBe('Prices.broken:');
    expect(errors).toEqual([]);
  });

  it('refreshes where it is true, and else runs the method and leaves what is kept', async () => {
    const { prices, countersOf } = await start();
    await prices.of(100);
    expect(await memoized(prices).of.refresh(100)).toBe(2);
    expect(await prices.of(100)).toBe(2);
    prices.answer = false;
    expect(await memoized(prices).of.refresh(100)).toBe(3);
    prices.answer = undefined;
    expect(await prices.of(100)).toBe(2);
    expect(countersOf('Prices.of')).toMatchObject({ runs: 3, bypassed: 0, misses: 1, hits: 2 });
  });

  it('rejects where a refresh cannot be told whether it is one', async () => {
    const { prices, errors } = await start();
    await expect(memoized(prices).broken.refresh()).rejects.toThrow(CallbackError);
    expect([prices.runs, errors]).toEqual([0, []]);
  });
});
