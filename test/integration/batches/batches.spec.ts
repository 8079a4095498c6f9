import {
  type CacheMemoizeError,
  memoized,
  MemoizeInvalidator,
  MemoizeStatistics,
  type MethodStatistics,
  UnfitAnswerError,
} from 'nestjs-cache-memoize';
import { hold, recordCalls } from 'nestjs-cache-memoize/testing';
import type { TestingModule } from '@nestjs/testing';
import { startApplication } from '../../support/applications/application';
import { describeMemoryAndRedis } from '../../support/applications/memory-and-redis';
import { until } from '../../support/time/until';
import { Products } from './products';

describeMemoryAndRedis('a batch', (given) => {
  let app: TestingModule;
  let products: Products;
  let invalidator: MemoizeInvalidator;

  beforeEach(async () => {
    const { caches, options } = given();
    const onError = (error: CacheMemoizeError): void => void products.log.errors.push(error);
    app = await startApplication({ providers: [Products], caches, options: { ...options, onError } });
    products = app.get(Products);
    invalidator = app.get(MemoizeInvalidator);
  });

  function figuresOf(method: string): MethodStatistics {
    const found = app
      .get(MemoizeStatistics)
      .snapshot()
      .methods.find((each) => each.method === method);
    if (!found) throw new Error(`No figures of ${method}`);
    return found;
  }

  /** Until what was computed is kept: a caller has its answer before. */
  async function kept(count: number, method = 'Products.findById'): Promise<void> {
    await until(() => figuresOf(method).kept >= count);
  }

  const named = (id: number, version = 1) => ({ id, name: `product ${id}, version ${version}` });

  it('runs its method for what is missing alone, and answers in the order of the ids', async () => {
    await products.findById(2);
    await kept(1);
    expect(await products.findByIds([3, 2, 1])).toEqual([named(3), named(2), named(1)]);
    expect(products.log.batches).toEqual([[3, 1]]);
  });

  it('keeps each item as the outcome of the single method', async () => {
    await products.findByIds([1, 2]);
    await kept(2);
    products.version = 2;
    expect(await products.findById(1)).toEqual(named(1));
    expect(await products.findByIds([2, 1])).toEqual([named(2), named(1)]);
    expect([products.log.singles, products.log.batches]).toEqual([[], [[1, 2]]]);
  });

  it('asks for an id once that stands there twice, and gives each place a copy of its own', async () => {
    for (const turn of ['computed', 'kept']) {
      const [one, two, other] = await products.findByIds([1, 2, 1]);
      await kept(2);
      expect([turn, one, two, other]).toEqual([turn, named(1), named(2), named(1)]);
      expect(other).not.toBe(one);
      if (one) one.name = 'changed';
      expect(other).toEqual(named(1));
    }
    expect(products.log.batches).toEqual([[1, 2]]);
  });

  it('gives no two places one object, whatever its method does', async () => {
    const same = named(7);
    products.answer = (ids) => ids.map(() => same);
    const [one, other] = await products.findByIds([1, 2]);
    expect([one, other]).toEqual([same, same]);
    expect(other).not.toBe(one);
  });

  it('of no ids runs nothing', async () => {
    expect(await products.findByIds([])).toEqual([]);
    expect(products.log.batches).toEqual([]);
  });

  it('takes what its method takes besides into the key', async () => {
    await products.findByIds([1, 2], 'de');
    await kept(2);
    expect(await products.findById(1, 'de')).toEqual(named(1));
    await products.findByIds([1, 2], 'fr');
    expect([products.log.singles, products.log.batches]).toEqual([
      [],
      [
        [1, 2, 'de'],
        [1, 2, 'fr'],
      ],
    ]);
  });

  it('keeps with the extra and the tags of its single method', async () => {
    await products.pricesOf([1, 2]);
    await kept(2, 'Products.priceOf');
    products.version = 2;
    await invalidator.invalidateTags('price:1');
    expect(await products.pricesOf([1, 2])).toEqual([2001, 1002]);
    products.tenant = 'other';
    expect(await products.pricesOf([1, 2])).toEqual([2001, 2002]);
    await kept(5, 'Products.priceOf');
    await invalidator.invalidateTags('prices');
    expect(products.log.batches).toEqual([[1, 2], [1], [1, 2]]);
    await products.pricesOf([2]);
    expect(products.log.batches).toHaveLength(4);
  });

  it('computes at most maxSize at once', async () => {
    expect(await products.findInTwos([5, 4, 3, 2, 1])).toEqual([5, 4, 3, 2, 1].map((id) => named(id)));
    expect(products.log.batches).toEqual([[5, 4], [3, 2], [1]]);
  });

  describe('with by', () => {
    it('puts rows in their order, and absent where there is none', async () => {
      expect(await products.findRows([1, 200, 2])).toEqual([named(1), null, named(2)]);
      await kept(3);
      expect(await products.findById(200)).toBeNull();
      expect(await products.findRows([200, 2, 1])).toEqual([null, named(2), named(1)]);
      expect([products.log.singles, products.log.batches]).toEqual([[], [[1, 200, 2]]]);
    });

    it('takes null and undefined for no rows', async () => {
      products.answer = () => [null, undefined, named(2)];
      expect(await products.findRows([1, 2])).toEqual([null, named(2)]);
      expect(products.log.errors).toEqual([]);
    });
  });

  describe('during whose run', () => {
    it('the single method is called: that call waits for the run', async () => {
      const held = hold(app, Products, 'findByIds');
      const batch = products.findByIds([1, 2]);
      await held.started;
      const single = products.findById(2);
      const other = products.findByIds([2, 3]);
      await until(() => products.log.batches.length === 1);
      held.release();
      expect([await batch, await single, await other]).toEqual([
        [named(1), named(2)],
        named(2),
        [named(2), named(3)],
      ]);
      expect([products.log.singles, products.log.batches]).toEqual([[], [[3], [1, 2]]]);
    });

    it('an id is invalidated: that one is not kept, and the others are', async () => {
      const held = hold(app, Products, 'findByIds');
      const batch = products.findByIds([1, 2, 3]);
      await held.started;
      await invalidator.invalidate(Products, 'findById', 2);
      held.release();
      await batch;
      await until(() => figuresOf('Products.findById').kept + figuresOf('Products.findById').refused === 3);
      expect(figuresOf('Products.findById')).toMatchObject({ kept: 2, refused: 1 });
      products.version = 2;
      expect(await products.findByIds([1, 2, 3])).toEqual([named(1), named(2, 2), named(3)]);
    });

    it('an id is invalidated: who calls after that does not wait for it', async () => {
      const held = hold(app, Products, 'findByIds');
      const batch = products.findByIds([1, 2]);
      await held.started;
      await invalidator.invalidate(Products, 'findById', 2);
      products.version = 2;
      expect(await products.findById(2)).toEqual(named(2, 2));
      held.release();
      await batch;
    });
  });

  it('waits for a single call that is under way', async () => {
    const held = hold(app, Products, 'findById');
    const single = products.findById(1);
    await held.started;
    const batch = products.findByIds([1, 2]);
    await until(() => products.log.batches.length === 1);
    held.release();
    expect([await single, await batch]).toEqual([named(1), [named(1), named(2)]]);
    expect([products.log.singles, products.log.batches]).toEqual([[[1, undefined]], [[2]]]);
  });

  describe('whose run throws', () => {
    const down = new Error('down');

    it('rejects, and keeps nothing of that run, but what had ended before', async () => {
      let runs = 0;
      products.answer = (ids) => {
        if (++runs === 2) throw down;
        return ids.map((id) => named(id));
      };
      await expect(products.findInTwos([1, 2, 3, 4, 5])).rejects.toBe(down);
      await kept(2);
      products.answer = undefined;
      products.log.clear();
      await products.findByIds([1, 2, 3, 4, 5]);
      expect(products.log.batches).toEqual([[3, 4, 5]]);
    });

    it('poisons no single call that had joined: that one runs, and its outcome is kept', async () => {
      products.answer = () => {
        throw down;
      };
      const held = hold(app, Products, 'findByIds');
      const batch = products.findByIds([1, 2]);
      await held.started;
      const singles = [products.findById(2), products.findById(2)];
      held.release();
      await expect(batch).rejects.toBe(down);
      expect(await Promise.all(singles)).toEqual([named(2), named(2)]);
      expect(products.log.singles).toEqual([[2, undefined]]);
      await kept(1);
    });

    it('poisons no other batch that had joined: that one runs once for all it lacks', async () => {
      const held = hold(app, Products, 'findByIds');
      const batch = products.findByIds([1, 2, 3]);
      await held.started;
      const other = products.findRows([3, 2, 4]);
      await until(() => products.log.batches.length === 1);
      products.answer = (ids) => {
        if (ids.includes(1)) throw down;
        return ids.map((id) => named(id));
      };
      held.release();
      await expect(batch).rejects.toBe(down);
      expect(await other).toEqual([named(3), named(2), named(4)]);
      expect([products.log.batches, products.log.singles]).toEqual([[[4], [1, 2, 3], [3, 2]], []]);
    });
  });

  it('rejects with the error that a single call has left for one of its ids', async () => {
    await expect(products.stockOf(100)).rejects.toThrow(RangeError);
    await kept(1, 'Products.stockOf');
    await expect(products.stocksOf([1, 100])).rejects.toThrow('There is no product 100');
    expect(products.log.batches).toEqual([]);
    // What it was to compute is nobody's any more.
    expect(await products.stockOf(1)).toBe(1);
  });

  describe('whose answer does not fit', () => {
    const texts: Record<string, readonly [answer: unknown, reason: string]> = {
      'an array of another length': [[named(1)], 'answered an array of 1 for 2 ids'],
      'no array': ['nothing', "answered 'nothing' (string) in place of an array"],
    };

    it.each(Object.entries(texts))(
      '%s: gets what its method answers to all ids',
      async (_, [answer, reason]) => {
        await products.findById(1);
        await kept(1);
        products.answer = (ids) => (ids.length === 2 ? answer : ids.map((id) => named(id, 7)));
        expect(await products.findByIds([1, 2, 3])).toEqual([named(1, 7), named(2, 7), named(3, 7)]);
        expect(products.log.batches).toEqual([
          [2, 3],
          [1, 2, 3],
        ]);
        expect(products.log.errors.map(({ message }) => message)).toEqual([
          `Products.findByIds ${reason}. Nothing of this answer was kept, and its caller has what the method answers to all ` +
            'of its ids, as it is. Answer with one item for each id, in their order; or say in @CacheMemoizeMany ' +
            'which id a row belongs to (by), and what stands for an id without a row (absent).',
        ]);
        expect(products.log.errors[0]).toBeInstanceOf(UnfitAnswerError);
        // Nothing of either is kept.
        products.answer = undefined;
        products.log.clear();
        await products.findByIds([1, 2, 3]);
        expect(products.log.batches).toEqual([[2, 3]]);
      },
    );

    it('goes through as it is where the run had just all ids', async () => {
      products.answer = () => [named(1)];
      expect(await products.findByIds([1, 2])).toEqual([named(1)]);
      expect(products.log.batches).toEqual([[1, 2]]);
    });

    const rows: Record<string, readonly [rows: readonly unknown[], reason: string]> = {
      'a row that nobody asked for': [
        [named(2), named(3), named(4)],
        'answered with a row of 4 (number), which is no id that it was asked for',
      ],
      'a gap': [[named(3)], 'answered without a row of 2 (number), and absent says nothing of such ids'],
      'two rows of one id': [[named(2), named(3), named(2)], 'answered with two rows of 2 (number)'],
    };

    it.each(Object.entries(rows))('with by: %s', async (_, [answer, reason]) => {
      await products.findById(1);
      await kept(1);
      products.answer = (ids) => (ids.length === 2 ? answer : [named(3, 7), named(1, 7), named(2, 7)]);
      expect(await products.findAll([1, 2, 3])).toEqual([named(1, 7), named(2, 7), named(3, 7)]);
      expect(products.log.errors).toMatchObject([{ method: 'Products.findAll', reason }]);
    });

    it('leaves nothing to who had joined', async () => {
      products.answer = () => [];
      const held = hold(app, Products, 'findByIds');
      const batch = products.findByIds([1, 2]);
      await held.started;
      const single = products.findById(2);
      held.release();
      expect([await batch, await single]).toEqual([[], named(2)]);
    });
  });

  describe('is told of', () => {
    it('by the callbacks of its single method, for each id', async () => {
      await products.findByIds([1, 2, 1], 'de');
      await until(() => products.log.misses.length === 2);
      await products.findByIds([2, 3], 'de');
      await until(() => products.log.misses.length === 3);
      expect(products.log).toMatchObject({
        hits: [[2, 'de']],
        misses: [
          [1, 'de'],
          [2, 'de'],
          [3, 'de'],
        ],
      });
    });

    it('by the statistics, each id once under the single method', async () => {
      await products.findByIds([1, 2, 1]);
      await kept(2);
      await products.findByIds([1, 2, 3]);
      await kept(3);
      expect(figuresOf('Products.findById')).toMatchObject({ calls: 5, hits: 2, misses: 3, runs: 2 });
    });

    it('by a recording of calls, as calls of the single method', async () => {
      const calls = recordCalls(app);
      await products.findByIds([1, 2]);
      await kept(2);
      await products.findByIds([2], undefined);
      expect(calls.of(Products, 'findById')).toEqual([
        { args: [1], outcome: 'miss' },
        { args: [2], outcome: 'miss' },
        { args: [2, undefined], outcome: 'hit' },
      ]);
    });
  });

  describe('has the verbs', () => {
    it('invalidate: of each of its ids', async () => {
      await products.findByIds([1, 2, 3]);
      await kept(3);
      products.version = 2;
      await invalidator.invalidate(Products, 'findByIds', [1, 2]);
      expect(await products.findByIds([1, 2, 3])).toEqual([named(1, 2), named(2, 2), named(3)]);
      await kept(5);
      products.version = 3;
      await invalidator.invalidateMany(Products, 'findByIds', [[[1]], [[2]]]);
      await memoized(products).findByIds.invalidate([3]);
      expect(await products.findByIds([1, 2, 3])).toEqual([named(1, 3), named(2, 3), named(3, 3)]);
    });

    it('invalidateAll: one group with its single method', async () => {
      await products.findByIds([1, 2]);
      await kept(2);
      await invalidator.invalidateAll(Products, 'findByIds');
      await products.findById(1);
      expect(products.log.singles).toHaveLength(1);
    });

    it('refresh: runs for all, joins nothing, and replaces what was kept', async () => {
      await products.findByIds([1, 2]);
      await kept(2);
      products.version = 2;
      expect(await memoized(products).findByIds.refresh([1, 2, 1])).toEqual([
        named(1, 2),
        named(2, 2),
        named(1, 2),
      ]);
      expect(await products.findById(2)).toEqual(named(2, 2));
      expect(figuresOf('Products.findById')).toMatchObject({ calls: 3, hits: 1, misses: 2, runs: 2 });
      products.answer = () => {
        throw new Error('down');
      };
      await expect(memoized(products).findByIds.refresh([1, 2])).rejects.toThrow('down');
      expect(await products.findById(2)).toEqual(named(2, 2));
    });

    it('getCacheKey: the keys of its ids, and original: its method past the cache, in order', async () => {
      const { findRows, findById } = memoized(products);
      expect(findRows.getCacheKey([1, 2], 'de')).toBe(
        `${findById.getCacheKey(1, 'de')}\n${findById.getCacheKey(2, 'de')}`,
      );
      expect(await findRows.original([1, 200])).toEqual([named(1), null]);
      await findRows.original([1]);
      expect(products.log.batches).toEqual([[1, 200], [1]]);
    });

    it('withExtra', async () => {
      await products.pricesOf([1]);
      await kept(1, 'Products.priceOf');
      products.tenant = 'other';
      await memoized(products).pricesOf.withExtra('acme').invalidate([1]);
      products.tenant = 'acme';
      await products.pricesOf([1]);
      expect(products.log.batches).toEqual([[1], [1]]);
    });

    it('which refuse what is no list of ids', async () => {
      const text =
        /^Invalid option 'ids' in a verb of Products\.findByIds: got 3 \(number\)\. It must be an array of ids/;
      await expect(invalidator.invalidate(Products, 'findByIds', 3 as never)).rejects.toThrow(text);
      await expect(memoized(products).findByIds.invalidate(3 as never)).rejects.toThrow(text);
    });
  });

  describe('inside a transaction', () => {
    it('is served what others have kept, and keeps nothing', async () => {
      await products.findById(1);
      await kept(1);
      await invalidator.transaction(async () => {
        expect(await products.findRows([2, 1])).toEqual([named(2), named(1)]);
      });
      expect(products.log.batches).toEqual([[2]]);
      await products.findByIds([1, 2]);
      expect(products.log.batches).toEqual([[2], [2]]);
    });

    it('bypasses once it has changed something', async () => {
      await products.findByIds([1, 2]);
      await kept(2);
      products.version = 2;
      await invalidator.transaction(async () => {
        await invalidator.invalidate(Products, 'findById', 9);
        expect(await products.findByIds([1, 2])).toEqual([named(1, 2), named(2, 2)]);
      });
      expect(await products.findByIds([1, 2])).toEqual([named(1), named(2)]);
    });

    it('leads no flight', async () => {
      const held = hold(app, Products, 'findByIds');
      const inside = invalidator.transaction(() => products.findByIds([1]));
      await held.started;
      products.version = 2;
      expect(await products.findById(1)).toEqual(named(1, 2));
      held.release();
      await inside;
    });

    it('refreshes as an invalidation', async () => {
      await products.findByIds([1, 2]);
      await kept(2);
      await invalidator.transaction(async () => {
        products.version = 2;
        await memoized(products).findByIds.refresh([1, 2]);
      });
      products.version = 3;
      expect(await products.findByIds([1, 2])).toEqual([named(1, 3), named(2, 3)]);
    });
  });
});
