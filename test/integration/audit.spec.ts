import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import {
  CacheMemoize,
  type CacheMemoizeError,
  type CacheMemoizeModuleOptions,
  memoryCache,
  memoized,
  MemoizeInvalidator,
  MemoizeStatistics,
  NotAuditedError,
  StaleOutcomeError,
} from 'nestjs-cache-memoize';
import { hold, recordCalls } from 'nestjs-cache-memoize/testing';
import { startApplication } from '../support/applications/application';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';
import { until } from '../support/time/until';

class Query {
  constructor(readonly word: string) {}
}

interface Product {
  readonly id: number;
  readonly price: number;
}

const tenants = new AsyncLocalStorage<string>();

@Injectable()
class Products {
  price = 500;
  isGone = false;
  runs = 0;
  tenant: string | undefined;
  duringRun: () => Promise<void> = () => Promise.resolve();
  readonly hits: unknown[] = [];

  @CacheMemoize('5m', {
    hitCallable(this: Products, id) {
      this.hits.push(id);
    },
  })
  async find(id: number): Promise<Product> {
    this.runs++;
    this.tenant = tenants.getStore();
    const product = { id, price: this.price };
    await this.duringRun();
    if (this.isGone) throw new NotFoundException('no such product');
    return product;
  }

  @CacheMemoize('5m', { cacheExceptions: RangeError })
  async check(): Promise<boolean> {
    if (this.price > 500) throw new RangeError(`${this.price} is too much`);
    return true;
  }

  @CacheMemoize('5m')
  async search(query: { words: string[] }): Promise<number> {
    this.runs++;
    query.words.push('seen');
    return query.words.length;
  }

  @CacheMemoize('5m')
  async searchFor(query: Query): Promise<string> {
    const { word } = query;
    Object.assign(query, { word: 'changed' });
    return `${word} ${this.price} ${query instanceof Query}`;
  }

  @CacheMemoize('5m', { argsRewrite: () => 'all' })
  async list(_filter: unknown): Promise<number> {
    return this.price;
  }

  @CacheMemoize('5m', { audit: false })
  async now(): Promise<number> {
    this.runs++;
    return this.price;
  }

  @CacheMemoize('5m', { storeResult: false })
  async announce(): Promise<void> {
    this.runs++;
  }

  @CacheMemoize('5m', { argsRewrite: () => [] })
  async wait(signal: AbortSignal): Promise<number> {
    this.runs++;
    signal.throwIfAborted();
    return this.price;
  }
}

describeMemoryAndRedis('audit: true', (given) => {
  let app: TestingModule;
  let products: Products;
  let told: CacheMemoizeError[];

  async function start(options: CacheMemoizeModuleOptions = {}): Promise<void> {
    told = [];
    const onError = (error: CacheMemoizeError): void => void told.push(error);
    const { caches, options: common } = given();
    app = await startApplication({
      providers: [Products],
      caches,
      options: { ...common, onError, audit: true, ...options },
    });
    products = app.get(Products);
  }

  /** The caches have taken so many outcomes. */
  const kept = (times = 1): Promise<void> =>
    until(
      () =>
        app
          .get(MemoizeStatistics)
          .snapshot()
          .methods.reduce((sum, each) => sum + each.kept, 0) >= times,
    );

  beforeEach(() => start());

  it('answers a hit with what was kept, and says nothing where the method answers the same', async () => {
    expect(await products.find(1)).toEqual({ id: 1, price: 500 });
    await kept();
    expect(await products.find(1)).toEqual({ id: 1, price: 500 });
    expect([products.runs, products.hits, told]).toEqual([2, [1], []]);
  });

  it('tells of a change that nobody invalidated: the method, the arguments, and the first difference', async () => {
    await products.find(1);
    await kept();
    products.price = 600;
    expect(await products.find(1)).toEqual({ id: 1, price: 500 });
    expect(told).toEqual([expect.any(StaleOutcomeError)]);
    expect(told[0]).toMatchObject({
      code: 'E_CACHE_MEMOIZE_STALE_OUTCOME',
      ...{ method: 'Products.find', args: [1], path: 'result.price' },
      ...{ kept: '500 (number)', now: '600 (number)' },
    });
  });

  it('says nothing of a change that was invalidated', async () => {
    await products.find(1);
    await kept();
    products.price = 600;
    await app.get(MemoizeInvalidator).invalidate(Products, 'find', 1);
    expect(await products.find(1)).toEqual({ id: 1, price: 600 });
    expect(told).toEqual([]);
  });

  it('leaves alone what was invalidated, or replaced, while the method ran', async () => {
    await products.find(1);
    await kept();
    products.price = 600;
    products.duringRun = async () => {
      products.duringRun = () => Promise.resolve();
      await app.get(MemoizeInvalidator).invalidate(Products, 'find', 1);
    };
    expect(await products.find(1)).toEqual({ id: 1, price: 500 });
    await products.find(1);
    await until(() => products.runs > 2);
    products.price = 700;
    products.duringRun = async () => {
      products.duringRun = () => Promise.resolve();
      await memoized(products).find.refresh(1);
    };
    await products.find(1);
    expect(told).toEqual([]);
  });

  it('tells of what the method throws now, and of what it threw when it was kept', async () => {
    await products.find(1);
    await products.check();
    await kept(2);
    products.isGone = true;
    products.price = 501;
    expect(await products.find(1)).toEqual({ id: 1, price: 500 });
    expect(await products.check()).toBe(true);
    expect(told).toEqual([
      expect.objectContaining({ now: 'a thrown NotFoundException: no such product' }),
      expect.objectContaining({ kept: 'true (boolean)', now: 'a thrown RangeError: 501 is too much' }),
    ]);
  });

  it('compares kept errors', async () => {
    products.price = 501;
    await products.check().catch(() => undefined);
    await kept();
    await expect(products.check()).rejects.toThrow('501 is too much');
    expect(told).toEqual([]);
    products.price = 502;
    await expect(products.check()).rejects.toThrow('501 is too much');
    expect(told).toMatchObject([{ path: 'error.message', now: "'502 is too much' (string)" }]);
  });

  it('gives the run arguments of its own, instances of classes that are not listed too', async () => {
    await products.search({ words: ['a'] });
    await products.searchFor(new Query('a'));
    await kept(2);
    const query = { words: ['a'] };
    const other = new Query('a');
    expect([await products.search(query), await products.searchFor(other)]).toEqual([2, 'a 500 true']);
    expect([query, other.word, told]).toEqual([{ words: ['a'] }, 'a', []]);
  });

  it('runs in the context of the caller', async () => {
    await products.find(1);
    await kept();
    await tenants.run('mozilla', () => products.find(1));
    expect(products.tenant).toBe('mozilla');
  });

  it('says where it cannot audit, because an argument cannot be copied', async () => {
    await products.list(new Proxy({}, {}));
    await kept();
    expect(await products.list({ nested: [Promise.resolve()] })).toBe(500);
    expect(told).toEqual([expect.any(NotAuditedError)]);
    expect(told[0]?.message).toContain('argument 0.nested[0] is');
  });

  it('leaves alone methods with audit: false, and guards', async () => {
    await products.now();
    await products.announce();
    await kept(2);
    products.price = 600;
    expect([await products.now(), await products.announce(), products.runs, told]).toEqual([
      500,
      true,
      2,
      [],
    ]);
  });

  it('says nothing of a call that was called off', async () => {
    await products.wait(new AbortController().signal);
    await kept();
    await products.wait(AbortSignal.abort()).catch(() => undefined);
    expect(told).toEqual([]);
  });

  it('is in no figure, and takes no run that a test holds', async () => {
    const calls = recordCalls(app);
    await products.find(1);
    await kept();
    const held = hold(app, Products, 'find');
    await products.find(1);
    held.release();
    const { methods } = app.get(MemoizeStatistics).snapshot();
    expect(methods.find(({ method }) => method === 'Products.find')).toMatchObject({
      runs: 1,
      hits: 1,
      misses: 1,
      kept: 1,
    });
    expect(calls.of(Products, 'find').map(({ outcome }) => outcome)).toEqual(['miss', 'hit']);
    expect(products.runs).toBe(2);
  });

  it('of a part of the hits answers first', async () => {
    await app.close();
    await start({ audit: 1 });
    await products.find(1);
    await kept();
    products.price = 600;
    let release!: () => void;
    products.duringRun = () => new Promise((resolve) => (release = resolve));
    expect(await products.find(1)).toEqual({ id: 1, price: 500 });
    expect([products.runs, told]).toEqual([1, []]);
    await until(() => products.runs === 2);
    release();
    await until(() => told.length > 0);
    expect(told).toMatchObject([{ path: 'result.price' }]);
  });

  it('of a part of the hits is waited for when the application ends', async () => {
    await app.close();
    await start({ audit: 1 });
    await products.find(1);
    await kept();
    products.price = 600;
    await products.find(1);
    await app.close();
    expect(products.runs).toBe(2);
    expect(told).toMatchObject([{ path: 'result.price' }]);
  });

  it.each([0, false])('runs nothing with %p', async (audit) => {
    await app.close();
    await start({ audit });
    await products.find(1);
    await kept();
    await products.find(1);
    await app.close();
    expect(products.runs).toBe(1);
  });
});

describe('audit', () => {
  it('does not keep an application from ending whose method hangs', async () => {
    const app = await startApplication({
      providers: [Products],
      options: { audit: 1, deadline: { fill: 20 } },
    });
    const products = app.get(Products);
    await products.find(1);
    products.duringRun = () => new Promise(() => undefined);
    await products.find(1);
    await app.close();
    expect(products.runs).toBe(2);
  });

  it('compares what a cache shares, whatever it is', async () => {
    const told: CacheMemoizeError[] = [];
    @Injectable()
    class Reports {
      values: unknown[] = [new Date(0), new Date(1)];

      @CacheMemoize()
      async make(): Promise<unknown> {
        return { at: this.values.shift(), make: Products };
      }
    }
    const app = await startApplication({
      providers: [Reports],
      caches: { default: memoryCache({ isolation: 'share' }) },
      options: { audit: true, onError: (error) => void told.push(error) },
    });
    await app.get(Reports).make();
    await app.get(Reports).make();
    expect(told).toMatchObject([
      {
        path: 'result.at.toISOString()',
        kept: "'1970-01-01T00:00:00.000Z' (string)",
        now: "'1970-01-01T00:00:00.001Z' (string)",
      },
    ]);
  });

  it.each([2, -1, Number.NaN, 'yes'])('refuses %p at the door', async (audit) => {
    await expect(startApplication({ options: { audit: audit as never } })).rejects.toThrow(
      /audit.*true, false, or a number from 0 to 1/,
    );
  });

  it('refuses anything but true and false on a method', () => {
    const decorate = (): unknown => {
      class Reports {
        @CacheMemoize({ audit: 0.5 as never })
        async make(): Promise<void> {}
      }
      return Reports;
    };
    expect(decorate).toThrow(/audit.*true or false/);
  });
});
