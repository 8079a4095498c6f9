import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  ChangeNotInvalidatedError,
  InvalidatesTags,
  InvalidationFailedError,
  InvalidOptionError,
  Invalidates,
  MemoizeStatistics,
  type OnFailure,
} from 'nestjs-cache-memoize';
import { compileApplication, startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

@Injectable()
class Prices {
  readonly current = new Map([
    [1, 10],
    [2, 20],
  ]);
  failure: Error | undefined;

  @CacheMemoize({ cacheAlias: 'shared' })
  async priceOf(id: number): Promise<number | undefined> {
    return this.current.get(id);
  }

  @CacheMemoize({ cacheAlias: 'shared', tags: ['prices'] })
  async sum(): Promise<number> {
    return [...this.current.values()].reduce((sum, each) => sum + each, 0);
  }

  @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id), { onFailure: 'retry' })
  async retried(id: number, cents: number): Promise<string> {
    return this.set(id, cents);
  }

  @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id))
  async asTheModule(id: number, cents: number): Promise<string> {
    return this.set(id, cents);
  }

  @InvalidatesTags(() => ['prices'], { onFailure: 'retry' })
  @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id), { onFailure: 'reject' })
  async mixed(id: number, cents: number): Promise<string> {
    return this.set(id, cents);
  }

  @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id), { when: 'settled', onFailure: 'retry' })
  async settled(id: number, cents: number): Promise<string> {
    return this.set(id, cents);
  }

  private set(id: number, cents: number): string {
    this.current.set(id, cents);
    if (this.failure) throw this.failure;
    return 'changed';
  }
}

async function start(onFailure?: OnFailure) {
  const shared = new MapStore();
  const told: unknown[] = [];
  const application = await startApplication({
    caches: { shared: { store: shared, deadline: { invalidate: 200 } } },
    providers: [Prices],
    options: {
      keyPrefix: 'shop',
      onError: (error) => told.push(error),
      ...(onFailure && { invalidation: { onFailure } }),
    },
  });
  const prices = application.get(Prices);
  const fill = async (): Promise<void> => {
    await Promise.all([prices.priceOf(1), prices.priceOf(2), prices.sum()]);
    await until(() => [...shared.kept.keys()].filter((key) => key.endsWith(':v')).length === 3);
  };
  const pending = (): number | undefined =>
    application
      .get(MemoizeStatistics)
      .snapshot()
      .caches.find(({ alias }) => alias === 'shared')?.pendingInvalidations;
  const setsFail = (): void => {
    shared.before = (operation) => {
      if (operation === 'set') throw new Error('read-only');
    };
  };
  const works = (): void => void (shared.before = () => undefined);
  await fill();
  return { prices, shared, told, pending, setsFail, works };
}

describe("a change with onFailure: 'retry' whose invalidation is not confirmed", () => {
  it('resolves, is told of once, counted, and not answered with what was before it', async () => {
    const { prices, told, pending, setsFail } = await start();
    setsFail();
    expect(await prices.retried(1, 11)).toBe('changed');
    expect(await prices.retried(1, 12)).toBe('changed');
    expect(pending()).toBe(1);
    expect([await prices.priceOf(1), await prices.priceOf(2)]).toEqual([12, 20]);
    expect(told).toMatchObject([
      {
        constructor: ChangeNotInvalidatedError,
        method: 'Prices.retried',
        result: 'changed',
        isSentAgain: true,
      },
    ]);
    expect(String(told[0])).toContain(
      'Prices.retried has succeeded, and what it changed was not confirmed as invalidated:',
    );
    expect(String(told[0])).toContain('It is sent again until it is confirmed');
  });

  it('is dropped when the cache is back, which then keeps what is computed', async () => {
    const { prices, shared, told, pending, setsFail, works } = await start();
    setsFail();
    await prices.retried(1, 11);
    const before = new Map(shared.kept);
    works();
    await until(() => pending() === 0);
    expect(await prices.priceOf(1)).toBe(11);
    await until(() =>
      [...shared.kept].some(([key, value]) => key.endsWith(':v') && before.get(key) !== value),
    );
    prices.current.set(1, 99);
    expect(await prices.priceOf(1)).toBe(11);
    setsFail();
    await prices.retried(1, 12);
    expect(told).toHaveLength(2);
  });

  it('does not wait where it is confirmed', async () => {
    const { prices, told, pending } = await start();
    await prices.retried(1, 11);
    expect([pending(), told, await prices.priceOf(1)]).toEqual([0, [], 11]);
  });

  it('is what the module says for all that say nothing', async () => {
    const retrying = await start('retry');
    retrying.setsFail();
    expect(await retrying.prices.asTheModule(1, 11)).toBe('changed');
    expect(retrying.pending()).toBe(1);
    const rejecting = await start();
    rejecting.setsFail();
    await expect(rejecting.prices.asTheModule(1, 11)).rejects.toMatchObject({
      constructor: ChangeNotInvalidatedError,
      isSentAgain: false,
    });
    expect(rejecting.pending()).toBe(0);
  });

  it('rejects for what another plan of the method wants to be told of, and sends the rest again', async () => {
    const { prices, pending, setsFail } = await start();
    setsFail();
    const error: unknown = await prices.mixed(1, 11).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      constructor: ChangeNotInvalidatedError,
      result: 'changed',
      isSentAgain: false,
    });
    expect((error as ChangeNotInvalidatedError).plan.steps).toMatchObject([{ keys: ['Prices.priceOf:1'] }]);
    expect((error as ChangeNotInvalidatedError).plan.steps[0]).not.toHaveProperty('tags');
    expect(pending()).toBe(1);
    expect(await prices.sum()).toBe(31);
  });

  it("is sent again after a throw as well, where it is 'settled'", async () => {
    const { prices, told, pending, setsFail } = await start();
    setsFail();
    prices.failure = new Error('failed after the change');
    await expect(prices.settled(1, 11)).rejects.toBe(prices.failure);
    expect([pending(), await prices.priceOf(1)]).toEqual([1, 11]);
    expect(told).toMatchObject([{ constructor: InvalidationFailedError }]);
  });

  it('is refused by another name', async () => {
    const onFailure = 'ignore' as OnFailure;
    await expect(compileApplication({ options: { invalidation: { onFailure } } })).rejects.toMatchObject({
      constructor: InvalidOptionError,
      option: 'invalidation.onFailure',
    });
  });
});
