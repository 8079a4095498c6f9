import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  CallbackError,
  type Caches,
  type Drop,
  InvalidationFailedError,
  type InvalidationPlan,
  InvalidOptionError,
  MemoizeInvalidator,
  NotMemoizedError,
  UnkeyableArgumentError,
  UnknownCacheAliasError,
} from 'nestjs-cache-memoize';
import { type ApplicationParts, startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

@Injectable()
class Prices {
  runs = 0;

  @CacheMemoize({ cacheAlias: 'shared' })
  async priceOf(id: number): Promise<string> {
    return `price ${id} ${++this.runs}`;
  }

  @CacheMemoize({ cacheAlias: 'shared' })
  async taxOf(_id: number): Promise<string> {
    return `tax ${++this.runs}`;
  }

  @CacheMemoize({ cacheAlias: 'shared', prefix: 'rates' })
  async rate(_id: unknown): Promise<string> {
    return `rate ${++this.runs}`;
  }

  @CacheMemoize({ cacheAlias: 'other' })
  async elsewhere(_id: number): Promise<string> {
    return `elsewhere ${++this.runs}`;
  }

  @CacheMemoize()
  async local(_id: number): Promise<string> {
    return `local ${++this.runs}`;
  }

  async plain(): Promise<void> {}
}

const everything = (drop: Drop): void => {
  drop(Prices, 'priceOf', 1);
  drop.many(Prices, 'priceOf', [[2], [3]]);
  drop.all(Prices, 'taxOf');
  drop.prefix('rates', { cacheAlias: 'shared' });
  drop(Prices, 'elsewhere', 1);
};

async function start(parts: ApplicationParts = {}) {
  const [shared, other] = [new MapStore(), new MapStore()];
  const caches: Caches = { shared, other };
  const application = await startApplication({
    providers: [Prices],
    caches,
    options: { keyPrefix: 'shop', onError: () => undefined },
    ...parts,
  });
  const prices = application.get(Prices);
  /** What each call that is kept answers. */
  const ask = () =>
    Promise.all([
      prices.priceOf(1),
      prices.priceOf(2),
      prices.priceOf(4),
      prices.taxOf(1),
      prices.rate(1),
      prices.elsewhere(1),
    ]);
  return { application, prices, invalidator: application.get(MemoizeInvalidator), shared, other, ask };
}

/** Answers what was kept, after others may have been dropped. */
async function keptOf(before: readonly string[], ask: () => Promise<string[]>): Promise<boolean[]> {
  const after = await ask();
  return after.map((answer, index) => answer === before[index]);
}

const rejectionOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('MemoizeInvalidator.invalidateTogether', () => {
  it('drops what its callback names, of every kind, and nothing else', async () => {
    const { invalidator, ask } = await start();
    const before = await ask();

    await invalidator.invalidateTogether(everything);

    expect(await keptOf(before, ask)).toEqual([false, false, true, false, false, false]);
  });

  it('drops from memory too', async () => {
    const { invalidator, prices } = await start();
    const before = await prices.local(1);
    await invalidator.invalidateTogether((drop) => drop(prices, 'local', 1));
    expect(await prices.local(1)).not.toBe(before);
  });

  it('drops the rest where one cache fails, and rejects once with what is left, for apply', async () => {
    const { invalidator, prices, ask, other } = await start();
    const before = await ask();
    await until(async () => (await prices.elsewhere(1)) === before[5]);
    other.forgets = () => true;

    const failure = await rejectionOf(invalidator.invalidateTogether(everything));
    other.forgets = () => false;
    const kept = await keptOf(before, ask);
    const { failed, plan } = failure as InvalidationFailedError;
    await invalidator.apply(plan);

    expect(failure).toBeInstanceOf(InvalidationFailedError);
    expect(kept).toEqual([false, false, true, false, false, true]);
    expect(failed).toEqual([]);
    expect(plan.steps).toEqual([
      { alias: 'other', keyPrefix: 'shop', keys: ['Prices.elsewhere:1'], life: 300_000 },
    ]);
    expect(await keptOf(before, ask)).toEqual([false, false, true, false, false, false]);
  });

  describe('drops nothing, and rejects', () => {
    const named = (drop: Drop): void => drop.all(Prices, 'priceOf');
    const thrown = new Error('no such product');
    it.each<[string, (drop: Drop) => unknown, object]>([
      [
        'where its callback throws',
        (drop) => {
          named(drop);
          throw thrown;
        },
        {
          constructor: CallbackError,
          message:
            'The callback of MemoizeInvalidator.invalidateTogether threw Error: no such product. ' +
            'Nothing was invalidated. Mend the callback.',
          method: 'MemoizeInvalidator.invalidateTogether',
          callback: 'invalidateTogether',
          cause: thrown,
        },
      ],
      [
        'where its callback answers a promise',
        async (drop) => {
          named(drop);
          await Promise.reject(thrown);
        },
        {
          constructor: CallbackError,
          message:
            'The callback of MemoizeInvalidator.invalidateTogether answered a promise: what is named later would be ' +
            'lost. Nothing was invalidated. Mend the callback.',
        },
      ],
      [
        'for a target that is not memoized',
        (drop) => {
          named(drop);
          drop(Prices, 'plain');
        },
        { constructor: NotMemoizedError },
      ],
      [
        'for arguments without a key',
        (drop) => {
          named(drop);
          drop(Prices, 'rate', () => 1);
        },
        { constructor: UnkeyableArgumentError },
      ],
      [
        'for what is no list of arguments',
        (drop) => {
          named(drop);
          drop.many(Prices, 'priceOf', [1] as never);
        },
        { constructor: InvalidOptionError, where: 'drop.many of Prices.priceOf' },
      ],
      [
        'for what can be no prefix',
        (drop) => {
          named(drop);
          drop.prefix('');
        },
        { constructor: InvalidOptionError, where: 'drop.prefix' },
      ],
      [
        'for an unknown alias',
        (drop) => {
          named(drop);
          drop.prefix('rates', { cacheAlias: 'redis' });
        },
        { constructor: UnknownCacheAliasError },
      ],
    ])('%s', async (_, callback, expected) => {
      const { invalidator, ask } = await start();
      const before = await ask();
      const failure = await rejectionOf(invalidator.invalidateTogether(callback as () => void));
      expect(failure).toMatchObject(expected);
      expect(await keptOf(before, ask)).toEqual(before.map(() => true));
    });
  });

  it('refuses what is named when its callback has ended, where it is named', async () => {
    const { invalidator } = await start();
    let kept: Drop | undefined;
    await invalidator.invalidateTogether((drop) => void (kept = drop));
    const late = () => kept?.all(Prices, 'priceOf');
    expect(late).toThrow(CallbackError);
    expect(late).toThrow('named something to drop when it had ended');
  });

  it('resolves with an alias that does not exist, while nothing is memoized', async () => {
    const { invalidator } = await start({ caches: {}, options: { enabled: false } });
    await expect(invalidator.invalidateTogether(everything)).resolves.toBeUndefined();
  });
});

describe('MemoizeInvalidator.plan', () => {
  it('is the same as plain data, and drops nothing', async () => {
    const { invalidator, ask } = await start();
    const before = await ask();

    const plan = invalidator.plan(everything);

    expect(plan).toEqual({
      version: 1,
      steps: [
        {
          alias: 'shared',
          keyPrefix: 'shop',
          keys: ['Prices.priceOf:1', 'Prices.priceOf:2', 'Prices.priceOf:3'],
          groups: ['Prices.taxOf', 'rates'],
          life: 300_000,
        },
        { alias: 'other', keyPrefix: 'shop', keys: ['Prices.elsewhere:1'], life: 300_000 },
      ],
    });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(await keptOf(before, ask)).toEqual(before.map(() => true));
  });

  it('throws what invalidateTogether would reject with', async () => {
    const { invalidator } = await start();
    expect(() => invalidator.plan((drop) => drop(Prices, 'plain'))).toThrow(NotMemoizedError);
    const broken = (): void => {
      throw new Error('no');
    };
    expect(() => invalidator.plan(broken)).toThrow(
      'The callback of MemoizeInvalidator.plan threw Error: no. There is no plan. Mend the callback.',
    );
  });

  it('refuses what lives in the memory of this process', async () => {
    const { invalidator } = await start();
    const local = () => invalidator.plan((drop) => drop(Prices, 'local', 1));
    expect(local).toThrow(InvalidOptionError);
    expect(local).toThrow("Invalid option 'cacheAlias' in MemoizeInvalidator.plan: got 'default' (string).");
    expect(() => invalidator.plan((drop) => drop.prefix('rates'))).toThrow(InvalidOptionError);
  });

  it('leaves out an alias that does not exist, while nothing is memoized', async () => {
    const { invalidator } = await start({ caches: {}, options: { enabled: false } });
    expect(invalidator.plan((drop) => drop(Prices, 'priceOf', 1))).toEqual({ version: 1, steps: [] });
  });
});

describe('MemoizeInvalidator.apply', () => {
  it('carries out in another process what was planned in one, and again', async () => {
    const one = await start();
    const plan = JSON.parse(JSON.stringify(one.invalidator.plan(everything))) as InvalidationPlan;
    const another = await start({ caches: { shared: one.shared, other: one.other } });
    const before = await one.ask();

    await another.invalidator.apply(plan);
    expect(await keptOf(before, one.ask)).toEqual([false, false, true, false, false, false]);

    const since = await one.ask();
    await another.invalidator.apply(plan);
    expect(await keptOf(since, one.ask)).toEqual([false, false, true, false, false, false]);
  });

  it('clears what could not be cleared', async () => {
    const { invalidator, prices, ask, other } = await start();
    const before = await ask();
    await until(async () => (await prices.elsewhere(1)) === before[5]);
    other.forgets = () => true;
    const { plan } = (await rejectionOf(invalidator.clear('other'))) as InvalidationFailedError;
    other.forgets = () => false;

    await invalidator.apply(plan);

    expect(plan.steps).toEqual([{ alias: 'other', keyPrefix: 'shop', clear: true }]);
    expect(await keptOf(before, ask)).toEqual([true, true, true, true, true, false]);
  });

  it('does nothing for an alias that does not exist, while nothing is memoized', async () => {
    const { invalidator } = await start({ caches: {}, options: { enabled: false } });
    const steps = [{ alias: 'shared', keyPrefix: 'shop', groups: ['rates'] }];
    await expect(invalidator.apply({ version: 1, steps })).resolves.toBeUndefined();
  });

  describe('refuses', () => {
    const step = { alias: 'shared', keyPrefix: 'shop', keys: ['Prices.priceOf:1'] };
    it.each<[string, unknown, string]>([
      ['what is no object', '{"version":1,"steps":[]}', "'plan' in MemoizeInvalidator.apply: got '{"],
      ['another version', { version: 2, steps: [], more: 1 }, "'version'"],
      ['a field that no plan has', { version: 1, steps: [], more: 1 }, "'more'"],
      ['steps that are none', { version: 1, steps: [step, 'shared'] }, "'steps'"],
      ['another keyPrefix', { version: 1, steps: [step, { ...step, keyPrefix: 'shop-2' }] }, "'keyPrefix'"],
      [
        'an alias of a cache in memory',
        { version: 1, steps: [step, { ...step, alias: 'default' }] },
        'shared',
      ],
      ['an alias that is none', { version: 1, steps: [step, { ...step, alias: 1 }] }, "'steps[1].alias'"],
      ['names that are none', { version: 1, steps: [step, { ...step, groups: [1] }] }, "'steps[1].groups'"],
      ['a life that is none', { version: 1, steps: [step, { ...step, life: -1 }] }, "'steps[1].life'"],
      ['a clear that is none', { version: 1, steps: [step, { ...step, clear: 1 }] }, "'steps[1].clear'"],
      ['what no step has', { version: 1, steps: [step, { ...step, more: 1 }] }, "'steps[1].more'"],
    ])('%s, before anything is dropped', async (_, plan, text) => {
      const { invalidator, ask } = await start();
      const before = await ask();
      const failure = await rejectionOf(invalidator.apply(plan as InvalidationPlan));
      expect(failure).toBeInstanceOf(InvalidOptionError);
      expect(String(failure)).toContain(text);
      expect(await keptOf(before, ask)).toEqual(before.map(() => true));
    });

    it('an unknown alias', async () => {
      const { invalidator } = await start();
      const plan = { version: 1, steps: [{ ...step, alias: 'redis' }] } as const;
      await expect(invalidator.apply(plan)).rejects.toThrow(UnknownCacheAliasError);
    });
  });
});
