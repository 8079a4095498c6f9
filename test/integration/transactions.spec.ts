import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  ChangeNotInvalidatedError,
  InvalidOptionError,
  Invalidates,
  memoized,
  MemoizeInvalidator,
  MemoizeStatistics,
  type TransactionPort,
} from 'nestjs-cache-memoize';
import { compileApplication, startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

/** What the transactions write, and what others read. */
@Injectable()
class Prices {
  readonly committed = new Map([[1, 10]]);
  runs = 0;
  guarded = 0;
  held: Promise<void> | undefined;

  @CacheMemoize()
  async priceOf(id: number): Promise<number | undefined> {
    this.runs += 1;
    const price = this.committed.get(id);
    await this.held;
    return price;
  }

  @CacheMemoize({ storeResult: false })
  async remind(): Promise<void> {
    this.guarded += 1;
  }

  @CacheMemoize({ cacheAlias: 'shared' })
  async sum(): Promise<number> {
    return [...this.committed.values()].reduce((sum, each) => sum + each, 0);
  }

  @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id))
  async change(id: number): Promise<number> {
    return id;
  }

  @Invalidates((drop) => drop(Prices, 'sum'))
  async changeSum(): Promise<void> {}

  @Invalidates((drop) => drop(Prices, 'sum'), { onFailure: 'retry' })
  async retrySum(): Promise<void> {}
}

class Unit {
  isEnded = false;
  readonly callbacks: (() => Promise<void>)[] = [];
}

/** As a library of transactions has them. */
class Units implements TransactionPort {
  readonly storage = new AsyncLocalStorage<Unit>();
  asked = 0;

  current(): Unit | undefined {
    this.asked += 1;
    const unit = this.storage.getStore();
    return unit?.isEnded ? undefined : unit;
  }

  afterCommit(unit: object, run: () => Promise<void>): void {
    (unit as Unit).callbacks.push(run);
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const unit = new Unit();
    try {
      return await this.storage.run(unit, work);
    } finally {
      unit.isEnded = true;
      this.last = unit;
    }
  }

  last: Unit | undefined;

  async commit<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = await this.run(work);
    for (const callback of this.last?.callbacks ?? []) await callback();
    return result;
  }
}

async function start(port?: TransactionPort) {
  const shared = new MapStore();
  const told: unknown[] = [];
  const application = await startApplication({
    caches: { shared: { store: shared, deadline: { invalidate: 200 } } },
    providers: [Prices],
    options: {
      keyPrefix: 'shop',
      onError: (error) => told.push(error),
      ...(port && { transactions: port }),
    },
  });
  const prices = application.get(Prices);
  const invalidator = application.get(MemoizeInvalidator);
  const counted = () =>
    application
      .get(MemoizeStatistics)
      .snapshot()
      .methods.find(({ method }) => method === 'Prices.priceOf');
  const setsFail = (): void => {
    shared.before = (operation) => {
      if (operation === 'set') throw new Error('read-only');
    };
  };
  return { prices, invalidator, shared, told, counted, setsFail };
}

const rejectionOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe.each([
  ['invalidator.transaction', () => ({ port: undefined })],
  ['a port', () => ({ port: new Units() })],
] as const)('a transaction of %s', (_, make) => {
  async function startWith() {
    const { port } = make();
    const parts = await start(port);
    const transact = <Result>(work: () => Promise<Result>): Promise<Result> =>
      port ? port.commit(work) : parts.invalidator.transaction(work);
    const committing = async (work: () => Promise<unknown>): Promise<void> => {
      await transact(async () => {
        await work();
        parts.prices.committed.set(1, 11);
      });
    };
    return { ...parts, transact, committing };
  }

  it('drops what @Invalidates names after the commit, before who awaits it goes on', async () => {
    const { prices, committing } = await startWith();
    await prices.priceOf(1);
    const others: (number | undefined)[] = [];
    const read = async (): Promise<void> => void others.push(await prices.priceOf(1));
    let outside = (): void => undefined;
    const asked = new Promise<void>((resolve) => (outside = resolve)).then(read);
    await committing(async () => {
      await prices.change(1);
      outside();
      await turn();
    });
    await asked;
    expect([others, await prices.priceOf(1)]).toEqual([[10], 11]);
  });

  it('wins against who reads, outside, what was there before the commit', async () => {
    const { prices, committing } = await startWith();
    const readOutside = outsideOf(() => prices.priceOf(1));
    await committing(async () => {
      await prices.change(1);
      expect(await readOutside()).toBe(10);
    });
    expect(await prices.priceOf(1)).toBe(11);
  });

  it('drops at once what a verb names, and again after the commit', async () => {
    const { prices, invalidator, committing } = await startWith();
    const readOutside = outsideOf(() => prices.priceOf(1));
    const verbs = [
      () => invalidator.invalidate(Prices, 'priceOf', 1),
      () => invalidator.invalidateMany(Prices, 'priceOf', [[1]]),
      () => invalidator.invalidateAll(Prices, 'priceOf'),
      () => invalidator.invalidatePrefix('Prices.priceOf'),
      () => invalidator.invalidateTogether((drop) => drop(Prices, 'priceOf', 1)),
      () => invalidator.clear(),
      () => memoized(prices).priceOf.invalidate(1),
      () => memoized(prices).priceOf.refresh(1),
    ];
    for (const verb of verbs) {
      prices.committed.set(1, 10);
      await invalidator.clear();
      await prices.priceOf(1);
      const before = prices.runs;
      await committing(async () => {
        await verb();
        await readOutside();
      });
      expect([verb.toString(), prices.runs > before, await prices.priceOf(1)]).toEqual([
        verb.toString(),
        true,
        11,
      ]);
    }
  });

  it('answers a memoized call from the cache until it has changed something', async () => {
    const { prices, transact, counted } = await startWith();
    await prices.priceOf(1);
    await transact(async () => {
      await prices.priceOf(1);
      expect(prices.runs).toBe(1);
      const change = prices.change(2);
      await Promise.all([prices.priceOf(1), change]);
      await prices.priceOf(1);
    });
    expect(prices.runs).toBe(3);
    expect(counted()).toMatchObject({ calls: 4, hits: 1, misses: 1, bypassed: 2, runs: 3 });
  });

  it('has changed something with the first verb as well', async () => {
    const { prices, invalidator, transact } = await startWith();
    await prices.priceOf(1);
    await transact(async () => {
      await invalidator.invalidate(Prices, 'priceOf', 2);
      await prices.priceOf(1);
    });
    expect(prices.runs).toBe(2);
  });

  it('neither keeps, leads nor joins with a memoized call', async () => {
    const { prices, transact } = await startWith();
    const readOutside = outsideOf(() => prices.priceOf(1));
    let release = (): void => undefined;
    prices.held = new Promise<void>((resolve) => (release = resolve));
    await transact(async () => {
      const inside = [prices.priceOf(1), prices.priceOf(1)];
      await turn();
      const outside = readOutside();
      await turn();
      const late = prices.priceOf(1);
      await turn();
      expect(prices.runs).toBe(4);
      release();
      await Promise.all([...inside, outside, late]);
    });
    await prices.priceOf(1);
    expect(prices.runs).toBe(4); // what was read outside is kept
    prices.committed.set(2, 5);
    await transact(() => prices.priceOf(2));
    prices.committed.set(2, 6);
    expect(await prices.priceOf(2)).toBe(6);
  });

  it('is taken no notice of by a guard', async () => {
    const { prices, transact } = await startWith();
    await transact(async () => {
      await prices.change(1);
      await prices.remind();
      await prices.remind();
    });
    await prices.remind();
    expect(prices.guarded).toBe(1);
  });

  it('is none any more when it has ended, even where its context lives on', async () => {
    const { prices, invalidator, transact } = await startWith();
    await prices.priceOf(1);
    let late: Promise<unknown> | undefined;
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    await transact(async () => {
      late = ended.then(async () => {
        prices.committed.set(1, 12);
        await prices.change(1);
        const { runs } = prices;
        return [await prices.priceOf(1), await prices.priceOf(1), prices.runs - runs];
      });
      await prices.change(2);
    });
    end();
    // The context of another is no reason to remember it.
    const other = invalidator.transaction(async () => void (await late));
    expect(await late).toEqual([12, 12, 1]);
    await other;
  });

  it('rejects after the commit with what was not confirmed, and says that the change is made', async () => {
    const { prices, shared, transact, setsFail, told } = await startWith();
    await prices.sum();
    await until(() => shared.kept.size > 0);
    const error = await rejectionOf(
      transact(async () => {
        await prices.changeSum();
        await prices.retrySum();
        setsFail();
        return 'made';
      }),
    );
    expect(error).toMatchObject({ constructor: ChangeNotInvalidatedError, isSentAgain: false });
    expect((error as ChangeNotInvalidatedError).result).toBe(make().port ? undefined : 'made');
    expect(String(error)).toMatch(/(MemoizeInvalidator.transaction|The transaction) has succeeded/);
    expect(told).toContainEqual(expect.objectContaining({ isSentAgain: true }));
  });

  it("resolves where all that is not confirmed is 'retry'", async () => {
    const { prices, shared, transact, setsFail, told } = await startWith();
    await prices.sum();
    await until(() => shared.kept.size > 0);
    const work = async (): Promise<string> => {
      await prices.retrySum();
      setsFail();
      return 'made';
    };
    expect(await transact(work)).toBe('made');
    expect(told).toContainEqual(expect.objectContaining({ isSentAgain: true }));
    prices.committed.set(1, 100);
    expect(await prices.sum()).toBe(100);
  });
});

/** In the context of now, not of whoever calls it. */
function outsideOf<Result>(read: () => Promise<Result>): () => Promise<Result> {
  return AsyncLocalStorage.bind(read);
}

describe('invalidator.transaction', () => {
  it('answers what its work does', async () => {
    const { invalidator } = await start();
    expect(await invalidator.transaction(async () => 7)).toBe(7);
  });

  it('rejects with the error of its work, when what it had changed is dropped too', async () => {
    const { prices, invalidator } = await start();
    await prices.priceOf(1);
    const failure = new Error('COMMIT: connection lost');
    const work = async (): Promise<void> => {
      await prices.change(1);
      prices.committed.set(1, 11);
      throw failure;
    };
    expect(await rejectionOf(invalidator.transaction(work))).toBe(failure);
    expect(await prices.priceOf(1)).toBe(11);
  });

  it('tells onError what was not confirmed then', async () => {
    const { prices, invalidator, setsFail, told } = await start();
    const failure = new Error('rolled back');
    const work = async (): Promise<void> => {
      await prices.changeSum();
      setsFail();
      throw failure;
    };
    expect(await rejectionOf(invalidator.transaction(work))).toBe(failure);
    expect(told).toContainEqual(
      expect.objectContaining({ target: 'what a transaction that has failed may have changed' }),
    );
  });

  it('adds to the outer one inside another, also when the inner work rejects', async () => {
    const { prices, invalidator } = await start();
    await prices.priceOf(1);
    const readOutside = outsideOf(() => prices.priceOf(1));
    await invalidator.transaction(async () => {
      await rejectionOf(
        invalidator.transaction(async () => {
          await prices.change(1);
          throw new Error('savepoint');
        }),
      );
      expect(await readOutside()).toBe(10);
      expect(prices.runs).toBe(1);
      prices.committed.set(1, 11);
    });
    expect(await prices.priceOf(1)).toBe(11);
  });

  it('adds to that of a port, and holds one of a port inside it', async () => {
    const port = new Units();
    const { prices, invalidator } = await start(port);
    await prices.priceOf(1);
    const readOutside = outsideOf(() => prices.priceOf(1));
    await port.commit(async () => {
      await invalidator.transaction(() => prices.change(1));
      expect([await readOutside(), prices.runs]).toEqual([10, 1]);
    });
    await prices.priceOf(1);
    expect(prices.runs).toBe(2);
    await invalidator.transaction(async () => {
      await port.commit(() => prices.change(1));
      expect([await readOutside(), prices.runs]).toEqual([10, 2]);
    });
    await prices.priceOf(1);
    expect(prices.runs).toBe(3);
  });

  it('keeps those apart that are under way at once', async () => {
    const { prices, invalidator } = await start();
    prices.committed.set(2, 20);
    await Promise.all([prices.priceOf(1), prices.priceOf(2)]);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = invalidator.transaction(async () => {
      await prices.change(1);
      await held;
    });
    await invalidator.transaction(() => prices.change(2));
    await Promise.all([prices.priceOf(1), prices.priceOf(2)]);
    expect(prices.runs).toBe(3);
    release();
    await slow;
    await prices.priceOf(1);
    expect(prices.runs).toBe(4);
  });

  it('rejects where the work throws before it answers a promise', async () => {
    const { invalidator } = await start();
    const failure = new Error('no connection');
    const work = (): Promise<void> => {
      throw failure;
    };
    expect(await rejectionOf(invalidator.transaction(work))).toBe(failure);
  });
});

describe('a port of transactions', () => {
  it('rolled back drops nothing', async () => {
    const port = new Units();
    const { prices } = await start(port);
    await prices.priceOf(1);
    await port.run(() => prices.change(1));
    await prices.priceOf(1);
    expect(prices.runs).toBe(1);
  });

  it('is asked once with each call', async () => {
    const port = new Units();
    const { prices } = await start(port);
    await prices.priceOf(1);
    await port.commit(() => prices.priceOf(1));
    expect(port.asked).toBe(2);
  });

  it('is refused where it is none', async () => {
    const transactions = { current: () => undefined } as unknown as TransactionPort;
    await expect(compileApplication({ options: { transactions } })).rejects.toMatchObject({
      constructor: InvalidOptionError,
      option: 'transactions',
    });
  });
});
