import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Scope } from '@nestjs/common';
import {
  CacheMemoize,
  CacheMemoizeDefaults,
  type CacheMemoizeError,
  InvalidOptionError,
  memoized,
  MemoizeInvalidator,
  UnknownCacheAliasError,
} from 'nestjs-cache-memoize';
import { type ApplicationParts, startApplication } from '../support/applications/application';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

/** Whose request it is. */
const tenant = new AsyncLocalStorage<string>();
const currentTenant = () => tenant.getStore();
const of = <Result>(name: string, run: () => Promise<Result>) => tenant.run(name, run);

class Money {
  constructor(readonly cents: number) {}
}

@CacheMemoizeDefaults({ extra: currentTenant, tags: ['prices'], ttl: '1m' })
class TenantService {
  runs = 0;
  currency = 'EUR';

  @CacheMemoize()
  async inherited(_id: number): Promise<number> {
    return ++this.runs;
  }
}

@CacheMemoizeDefaults({
  cacheAlias: 'other',
  classes: [Money],
  tags(this: Prices, id: unknown) {
    return [`in:${this.currency}`, `id:${String(id)}`];
  },
})
@Injectable()
class Prices extends TenantService {
  @CacheMemoize()
  async of(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({
    extra(this: Prices) {
      return this.currency;
    },
    tags: (id) => [`price:${id}`, 'prices'],
    ttl: '2m',
    cacheAlias: 'default',
  })
  async full(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize()
  async money(_id: number): Promise<Money> {
    return new Money(++this.runs);
  }

  @CacheMemoize({ storeResult: false })
  async once(_id: number): Promise<number | true> {
    return ++this.runs;
  }
}

@CacheMemoizeDefaults({ extra: 'v2' })
@Injectable()
class Discounts extends Prices {}

async function start(parts: ApplicationParts = {}) {
  const errors: CacheMemoizeError[] = [];
  const { options, ...others } = parts;
  const application = await startApplication({
    providers: [Prices, Discounts],
    caches: { other: new MapStore() },
    ...others,
    options: { keyPrefix: 'shop', ...options, onError: (error) => errors.push(error) },
  });
  const [prices, discounts] = [application.get(Prices), application.get(Discounts)];
  return { application, prices, discounts, errors, invalidator: application.get(MemoizeInvalidator) };
}

describe('@CacheMemoizeDefaults', () => {
  it('takes no tenant away from a method with an extra of its own', async () => {
    const { prices } = await start();
    await of('acme', () => prices.full(1));
    expect(await of('other', () => prices.full(1))).toBe(2);
    expect(await of('acme', () => prices.full(1))).toBe(1);
    prices.currency = 'USD';
    expect(await of('acme', () => prices.full(1))).toBe(3);
  });

  it('puts into a key what each says, the base first, and nothing else where one says something', async () => {
    const { prices, discounts } = await start();
    const keys = await of('acme', async () => [
      memoized(prices).of.getCacheKey(1),
      memoized(prices).full.getCacheKey(1),
      memoized(discounts).full.getCacheKey(1),
      memoized(discounts).inherited.getCacheKey(1),
    ]);
    expect(keys).toEqual([
      'Prices.of:1;"acme"',
      'Prices.full:1;"acme";"EUR"',
      'Discounts.full:1;"acme";"v2";"EUR"',
      'Discounts.inherited:1;"acme";"v2"',
    ]);
  });

  it('gives an inherited method the defaults of the class that inherits it', async () => {
    const other = new MapStore();
    const { application } = await start({ providers: [TenantService, Prices, Discounts], caches: { other } });
    await application.get(TenantService).inherited(1);
    await application.get(Prices).inherited(1);
    const ofOther = () => [...other.kept.keys()].filter((name) => name.includes('.inherited:'));
    await until(() => ofOther().length > 0);
    expect(ofOther().filter((name) => !name.includes('Prices.inherited'))).toEqual([]);
  });

  it('has the classes of results kept', async () => {
    const { prices, errors } = await start();
    const first = await prices.money(1);
    const second = await prices.money(1);
    expect([second, second.cents, errors]).toEqual([expect.any(Money), first.cents, []]);
  });

  it('decides of lives where the method does not, with a function too', async () => {
    @CacheMemoizeDefaults({
      ttl(this: Files, result: number | undefined, isKept: boolean) {
        return isKept && result === this.runs ? '1m' : 0;
      },
    })
    @Injectable()
    class Files {
      runs = 0;

      @CacheMemoize()
      async find(_isKept: boolean): Promise<number> {
        return ++this.runs;
      }

      @CacheMemoize('1m')
      async own(_isKept: boolean): Promise<number> {
        return ++this.runs;
      }
    }
    const { application } = await start({ providers: [Prices, Discounts, Files] });
    const files = application.get(Files);
    expect([await files.find(false), await files.find(false)]).toEqual([1, 2]);
    expect([await files.find(true), await files.find(true)]).toEqual([3, 3]);
    expect([await files.own(false), await files.own(false)]).toEqual([4, 4]);
  });

  it('is named where its function for lives fails, because the method says nothing of one', async () => {
    @CacheMemoizeDefaults({ ttl: () => 'soon' as '1s' })
    @Injectable()
    class Files {
      @CacheMemoize()
      async find(): Promise<number> {
        return 1;
      }

      @CacheMemoize(() => 'later' as '1s')
      async own(): Promise<number> {
        return 1;
      }
    }
    const { application, errors } = await start({ providers: [Prices, Discounts, Files] });
    await application.get(Files).find();
    await application.get(Files).own();
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        "on Files.find (that of @CacheMemoizeDefaults on Files) answered no duration, but 'soon'",
      ),
      expect.stringContaining("on Files.own answered no duration, but 'later'"),
    ]);
  });

  it('gives each of two applications what its own module says beside it', async () => {
    const one = await start({ options: { defaults: { extra: 'one' } } });
    const two = await start();
    expect(memoized(one.prices).of.getCacheKey(1)).toBe('Prices.of:1;"one";undefined');
    expect(memoized(two.prices).of.getCacheKey(1)).toBe('Prices.of:1;undefined');
  });

  it('counts without an application as far as it goes', async () => {
    const prices = new Prices();
    expect(await of('acme', async () => memoized(prices).full.getCacheKey(1))).toBe(
      'Prices.full:1;"acme";"EUR"',
    );
    expect([await prices.of(1), await prices.of(1)]).toEqual([1, 2]);
  });

  it('lets a class that is no singleton declare with its extra what it varies on', async () => {
    @CacheMemoizeDefaults({
      extra(this: Session) {
        return this.user;
      },
    })
    @Injectable({ scope: Scope.TRANSIENT })
    class Session {
      static count = 0;
      readonly user = ++Session.count;

      @CacheMemoize({ extra: 'v2' })
      async whose(): Promise<number> {
        return this.user;
      }
    }
    const { application } = await start({ providers: [Prices, Discounts, Session] });
    const [one, two] = [await application.resolve(Session), await application.resolve(Session)];
    expect([await one.whose(), await two.whose()]).toEqual([one.user, two.user]);
    expect(one.user).not.toBe(two.user);
  });

  it('that names a cache which is not registered is refused at start, and named', async () => {
    @CacheMemoizeDefaults({ cacheAlias: 'redis' })
    @Injectable()
    class Files {
      @CacheMemoize()
      async find(): Promise<void> {}
    }
    const refused = startApplication({ providers: [Files] });
    await expect(refused).rejects.toThrow(UnknownCacheAliasError);
    await expect(refused).rejects.toThrow(
      "Unknown cache 'redis' in @CacheMemoizeDefaults on Files. Known caches: default.",
    );
  });

  it('tells which extra has no key', async () => {
    @CacheMemoizeDefaults({ extra: () => ({ tenant: () => 1 }) })
    @Injectable()
    class Files {
      @CacheMemoize({ extra: 'v2' })
      async find(): Promise<void> {}
    }
    const { application, errors } = await start({ providers: [Prices, Discounts, Files] });
    await application.get(Files).find();
    expect(errors.map(({ message }) => message)).toEqual([
      'A call of Files.find has no key: extra().tenant of @CacheMemoizeDefaults on Files is a function. Such calls are not ' +
        'memoized. Let extra give small plain values, or instances of classes with a method toCacheKey().',
    ]);
  });
});

describe('withExtra of a method with several extras', () => {
  it('stands for the one function that there is, and constants stay', async () => {
    const { prices, discounts, invalidator } = await start();
    expect(memoized(discounts).of.withExtra('acme').getCacheKey(1)).toBe('Discounts.of:1;"acme";"v2"');
    await of('acme', () => prices.of(1));
    await invalidator.withExtra('acme').invalidate(Prices, 'of', 1);
    expect(await of('acme', () => prices.of(1))).toBe(2);
  });

  it('is a list in their order where there are several functions', async () => {
    const { prices, discounts } = await start();
    await of('acme', () => prices.full(1));
    await memoized(prices).full.withExtra(['acme', 'EUR']).invalidate(1);
    expect(await of('acme', () => prices.full(1))).toBe(2);
    expect(memoized(discounts).full.withExtra(['acme', 'USD']).getCacheKey(1)).toBe(
      'Discounts.full:1;"acme";"v2";"USD"',
    );
  });

  it('is refused where it is no such list', async () => {
    const { prices } = await start();
    const { invalidate } = memoized(prices).full.withExtra('acme');
    await expect(invalidate(1)).rejects.toThrow(InvalidOptionError);
    await expect(invalidate(1)).rejects.toThrow(
      "Invalid option 'extra' in withExtra() of Prices.full: got 'acme' (string). It must be a list of 2, for the functions " +
        'given as extra by @CacheMemoizeDefaults on TenantService, by @CacheMemoize on Prices.full.',
    );
  });
});

describeMemoryAndRedis('the tags of a class', (given) => {
  async function startHere() {
    const { caches, options } = given();
    return start({ caches: { ...caches, other: caches['default'] ?? new MapStore() }, options });
  }

  it('are carried by every method of it, with their own, whatever cache it is on', async () => {
    const { prices, invalidator } = await startHere();
    const ask = async () => [await prices.of(1), await prices.of(2), await prices.full(1)];
    const before = await ask();

    await invalidator.invalidateTags('id:1');
    const byFunction = await ask();
    await invalidator.invalidateTags('price:1');
    const byMethod = await ask();
    await invalidator.invalidateTags('prices');
    const byBase = await ask();

    const changed = (one: number[], other: number[]) => one.map((run, index) => run !== other[index]);
    expect(changed(before, byFunction)).toEqual([true, false, true]);
    expect(changed(byFunction, byMethod)).toEqual([false, false, true]);
    expect(changed(byMethod, byBase)).toEqual([true, true, true]);
  });

  it('are carried by the marks of its guards', async () => {
    const { prices, invalidator } = await startHere();
    expect([await prices.once(1), await prices.once(1)]).toEqual([1, true]);
    await invalidator.invalidateTags('in:EUR');
    expect(await prices.once(1)).toBe(2);
  });
});

it('the tags of a class are looked for on the cache that the class names', async () => {
  @CacheMemoizeDefaults({ tags: ['files'], cacheAlias: 'other' })
  @Injectable()
  class Files {
    runs = 0;

    @CacheMemoize()
    async find(): Promise<number> {
      return ++this.runs;
    }
  }
  @Injectable()
  class Folders {
    @CacheMemoize({ resultTags: () => ['folders'] })
    async list(): Promise<void> {}
  }
  const { application, invalidator } = await start({ providers: [Prices, Discounts, Files, Folders] });
  const files = application.get(Files);
  await files.find();
  await invalidator.invalidateTags('files');
  expect(await files.find()).toBe(2);
});

describe('the tags of a class that cannot be told', () => {
  it.each<[unknown, string]>([
    ['eur', "answered no list of tags, but 'eur' (string)"],
    [
      [1],
      'answered 1 (number) for a tag, and a tag is a text of 1 to 200 characters without control characters',
    ],
    [
      Array.from({ length: 32 }, (_, index) => `t${index}`),
      'made 33 tags, and an outcome carries at most 32',
    ],
  ])(
    'because they are %p: the call runs uncached, and onError is told whose they are',
    async (answer, reason) => {
      @CacheMemoizeDefaults({ tags: () => answer as string[] })
      @Injectable()
      class Files {
        runs = 0;

        @CacheMemoize({ tags: ['files'] })
        async find(): Promise<number> {
          return ++this.runs;
        }
      }
      const { application, errors } = await start({ providers: [Prices, Discounts, Files] });
      const files = application.get(Files);
      expect([await files.find(), await files.find()]).toEqual([1, 2]);
      expect(errors[0]?.message).toMatch(/^The tags of @CacheMemoize on Files\.find /);
      expect(errors[0]?.message).toContain(reason);
      await expect(memoized(files).find.refresh()).rejects.toThrow(reason);
    },
  );
});
