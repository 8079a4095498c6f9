import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import {
  CacheMemoize,
  InvalidOptionError,
  memoized,
  MemoizeInvalidator,
  UnkeyableArgumentError,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';

/** Whose request it is. */
const tenant = new AsyncLocalStorage<string>();

@Injectable()
class Prices {
  runs = 0;

  @CacheMemoize({ extra: () => tenant.getStore() })
  async priceOf(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({ extra: 'v2' })
  async fixed(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({
    extra(this: Prices) {
      return this.runs;
    },
  })
  async ofItself(_id: number): Promise<number> {
    return 1;
  }

  @CacheMemoize({ extra: () => tenant.getStore(), argsRewrite: (id) => [id, 'rewritten'] })
  async rewritten(_id: number): Promise<number> {
    return ++this.runs;
  }
}

const ofAcme = <Result>(run: () => Promise<Result>) => tenant.run('acme', run);
const ofOther = <Result>(run: () => Promise<Result>) => tenant.run('other', run);

let application: TestingModule;
let prices: Prices;
let invalidator: MemoizeInvalidator;

beforeEach(async () => {
  application = await startApplication({ providers: [Prices] });
  prices = application.get(Prices);
  invalidator = application.get(MemoizeInvalidator);
});

describe('withExtra of a handle', () => {
  it('drops outside the request what the request of that tenant kept, and nothing else', async () => {
    await ofAcme(() => prices.priceOf(1));
    await ofOther(() => prices.priceOf(1));

    await memoized(prices).priceOf.withExtra('acme').invalidate(1);

    expect(await ofOther(() => prices.priceOf(1))).toBe(2);
    expect(await ofAcme(() => prices.priceOf(1))).toBe(3);
  });

  it('shows the key that the request has', async () => {
    const ofRequest = await ofAcme(async () => memoized(prices).priceOf.getCacheKey(1));
    expect(memoized(prices).priceOf.withExtra('acme').getCacheKey(1)).toBe(ofRequest);
    expect(memoized(prices).rewritten.withExtra('acme').getCacheKey(1)).toBe(
      'Prices.rewritten:1,"rewritten";"acme"',
    );
  });

  it('means nothing by undefined but that the function answers undefined', () => {
    const { priceOf } = memoized(prices);
    expect(priceOf.withExtra(undefined).getCacheKey(1)).toBe(priceOf.getCacheKey(1));
  });

  it('has no refresh, because the method would still read its surroundings', () => {
    expect(Object.keys(memoized(prices).priceOf.withExtra('acme')).sort()).toEqual([
      'getCacheKey',
      'invalidate',
    ]);
  });

  it('is refused on a method whose extra is no function', async () => {
    const { invalidate, getCacheKey } = memoized(prices).fixed.withExtra('acme');
    await expect(invalidate(1)).rejects.toThrow(InvalidOptionError);
    expect(() => getCacheKey(1)).toThrow(
      "Invalid option 'extra' in withExtra() of Prices.fixed: got 'acme' (string). It must be left out, because the method has no function as its extra that it could stand for.",
    );
  });

  it('is refused with a value that has no key', async () => {
    const { invalidate } = memoized(prices).priceOf.withExtra(() => 1);
    await expect(invalidate(1)).rejects.toThrow(UnkeyableArgumentError);
  });

  it('goes by the key of an instance that was made by hand as well', () => {
    expect(memoized(new Prices()).priceOf.withExtra('acme').getCacheKey(1)).toBe('Prices.priceOf:1;"acme"');
  });
});

describe('withExtra of the invalidator', () => {
  it('drops one call, and many', async () => {
    for (const id of [1, 2, 3]) await ofAcme(() => prices.priceOf(id));
    await invalidator.withExtra('acme').invalidate(Prices, 'priceOf', 1);
    await invalidator.withExtra('acme').invalidateMany(Prices, 'priceOf', [[2]]);
    expect(await ofAcme(() => prices.priceOf(1))).toBe(4);
    expect(await ofAcme(() => prices.priceOf(2))).toBe(5);
    expect(await ofAcme(() => prices.priceOf(3))).toBe(3);
  });

  it('needs no instance, because the function is not called', async () => {
    const alone = await startApplication({});
    const absent = alone.get(MemoizeInvalidator).withExtra(1);
    await expect(absent.invalidate(Prices, 'ofItself', 1)).resolves.toBeUndefined();
  });

  it('is refused for a method whose extra is no function, before anything is dropped', async () => {
    await prices.fixed(1);
    const { invalidate, invalidateMany } = invalidator.withExtra('acme');
    await expect(invalidate(Prices, 'fixed', 1)).rejects.toThrow(InvalidOptionError);
    await expect(invalidateMany(Prices, 'fixed', [[1]])).rejects.toThrow(InvalidOptionError);
    expect(await prices.fixed(1)).toBe(1);
  });

  it('checks its lists as the invalidator does', async () => {
    await expect(
      invalidator.withExtra('acme').invalidateMany(Prices, 'priceOf', [1] as never),
    ).rejects.toThrow('listOfArgs');
  });
});
