import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  type CacheMemoizeError,
  CallbackError,
  InvalidOptionError,
  memoized,
  MemoizeInvalidator,
  UnknownCacheAliasError,
} from 'nestjs-cache-memoize';
import { type ApplicationParts, startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

interface Page {
  readonly ids: readonly number[];
  readonly run: number;
}

/** A run that the test ends. */
interface Held {
  readonly began: Promise<void>;
  end(): void;
}

@Injectable()
class Catalog {
  runs = 0;
  ids: readonly number[] = [1, 2];
  bad: unknown = undefined;
  readonly label = 'catalog';
  private waiting: Promise<void> | undefined;
  private onBegin: (() => void) | undefined;

  @CacheMemoize({ tags: (id) => [`product:${id}`, 'products'] })
  async find(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({ tags: ['products'], cacheAlias: 'other' })
  async count(): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({
    resultTags: (page, text) => [...(page?.ids.map((id) => `product:${id}`) ?? []), `q:${text}`],
  })
  async search(_text: string): Promise<Page> {
    const { ids } = this;
    const run = ++this.runs;
    this.onBegin?.();
    await this.waiting;
    return { ids, run };
  }

  @CacheMemoize({ storeResult: false, tags: (id) => [`product:${id}`] })
  async touch(_id: number): Promise<void> {
    this.runs++;
  }

  @CacheMemoize({
    tags(this: Catalog, id: number) {
      return (this.bad as string[] | undefined) ?? [this.label, `n${id}`];
    },
  })
  async named(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({
    tags: ['a'],
    resultTags(this: Catalog) {
      return (this.bad as string[] | undefined) ?? ['a', 'b'];
    },
    cacheExceptions: RangeError,
  })
  async both(fails: boolean): Promise<number> {
    const run = ++this.runs;
    if (fails) throw new RangeError(`run ${run}`);
    return run;
  }

  @CacheMemoize()
  async untagged(): Promise<number> {
    return ++this.runs;
  }

  hold(): Held {
    let end!: () => void;
    this.waiting = new Promise((resolve) => (end = resolve));
    const began = new Promise<void>((resolve) => (this.onBegin = resolve));
    return { began, end: () => ((this.waiting = undefined), end()) };
  }
}

async function start(parts: ApplicationParts = {}) {
  const errors: CacheMemoizeError[] = [];
  const application = await startApplication({
    providers: [Catalog],
    caches: { other: new MapStore() },
    options: { keyPrefix: 'shop', onError: (error) => errors.push(error) },
    ...parts,
  });
  return { catalog: application.get(Catalog), invalidator: application.get(MemoizeInvalidator), errors };
}

describe.each([
  ['in memory', () => ({ other: new MapStore() })],
  ['on a plain store', () => ({ default: new MapStore(), other: new MapStore() })],
])('tags %s', (_, makeCaches) => {
  const startHere = () => start({ caches: makeCaches() });

  it('of the arguments drop the outcomes that carry them, of whatever method and cache', async () => {
    const { catalog, invalidator } = await startHere();
    const before = await Promise.all([catalog.find(1), catalog.find(2), catalog.count(), catalog.untagged()]);

    await invalidator.invalidateTags('product:1');
    const afterOne = [await catalog.find(1), await catalog.find(2), await catalog.count()];
    await invalidator.invalidateTags('products');
    const afterAll = [await catalog.find(2), await catalog.count()];

    expect(afterOne.map((run, index) => run === before[index])).toEqual([false, true, true]);
    expect(afterAll.map((run, index) => run === before[index + 1])).toEqual([false, false]);
    expect(await catalog.untagged()).toBe(before[3]);
  });

  it('of the result drop the outcomes that carry them', async () => {
    const { catalog, invalidator } = await startHere();
    const [shoes, hats] = [await catalog.search('shoes'), await catalog.search('hats')];
    // On a plain store an invalidation costs what is on its way there.
    await until(async () => (await catalog.search('hats')).run === (await catalog.search('hats')).run);

    await invalidator.invalidateTags('q:shoes', 'product:77');
    expect((await catalog.search('shoes')).run).not.toBe(shoes.run);
    expect((await catalog.search('hats')).run).toBe(hats.run);
    await invalidator.invalidateTags(['product:2']);
    expect((await catalog.search('hats')).run).not.toBe(hats.run);
  });

  it('refuse what was computed while one of them was invalidated, and nobody who comes after gets it', async () => {
    const { catalog, invalidator } = await startHere();
    const held = catalog.hold();
    const first = catalog.search('shoes');
    await held.began;
    await invalidator.invalidateTags('product:1');
    const second = catalog.search('shoes');
    held.end();

    expect((await first).run).toBe(1);
    expect((await second).run).toBe(2);
    expect((await catalog.search('shoes')).run).toBe(2);
  });

  it('drop the mark of a guard, which runs again', async () => {
    const { catalog, invalidator } = await startHere();
    await catalog.touch(1);
    expect([await catalog.touch(1), catalog.runs]).toEqual([true, 1]);
    await invalidator.invalidateTags('product:1');
    await catalog.touch(1);
    expect(catalog.runs).toBe(2);
  });

  it('see the instance, and come together with those of the result', async () => {
    const { catalog, invalidator } = await startHere();
    await catalog.named(1);
    await invalidator.invalidateTags('catalog');
    expect(await catalog.named(1)).toBe(2);
    await catalog.both(false);
    await invalidator.invalidateTags('b');
    expect(await catalog.both(false)).toBe(4);
    await invalidator.invalidateTags('a');
    expect(await catalog.both(false)).toBe(5);
  });

  it('are asked of a kept error too, with undefined for the result', async () => {
    const { catalog, invalidator } = await startHere();
    await expect(catalog.both(true)).rejects.toThrow('run 1');
    await expect(catalog.both(true)).rejects.toThrow('run 1');
    await invalidator.invalidateTags('b');
    await expect(catalog.both(true)).rejects.toThrow('run 2');
  });
});

it('an invalidation of other tags costs a computation under way no second run', async () => {
  const { catalog, invalidator } = await start();
  const held = catalog.hold();
  const calls = [catalog.search('shoes')];
  await held.began;
  for (let tag = 0; tag < 50; tag++) {
    await invalidator.invalidateTags(`other:${tag}`);
    calls.push(catalog.search('shoes'));
  }
  held.end();
  expect((await Promise.all(calls)).map(({ run }) => run)).toEqual(Array<number>(51).fill(1));
});

describe('tags that cannot be', () => {
  const manyTags = Array.from({ length: 33 }, (_, index) => `t${index}`);
  const bad = [
    ['no list', 'product', "answered no list of tags, but 'product' (string)"],
    [
      'what is no text',
      [1],
      'answered 1 (number) for a tag, and a tag is a text of 1 to 200 characters without control characters',
    ],
    ['an empty text', [''], "answered '' (string) for a tag"],
    ['a text with a line break', ['a\nb'], "answered 'a\\nb' (string) for a tag, and a tag is a text"],
    ['a text of 201 characters', ['a'.repeat(201)], "answered 'aaaa"],
    ['33 of them', manyTags, 'made 33 tags, and an outcome carries at most 32'],
    ['a promise', Promise.reject(new Error('late')), 'answered no list of tags'],
  ] as const;

  it.each(bad)(
    'of a call, %s: it runs uncached, which is reported, and refresh rejects',
    async (_, given, reason) => {
      const { catalog, errors } = await start();
      catalog.bad = given;
      expect([await catalog.named(1), await catalog.named(1)]).toEqual([1, 2]);
      expect(errors[0]).toBeInstanceOf(CallbackError);
      expect(errors[0]?.message).toContain(`The tags of @CacheMemoize on Catalog.named ${reason}`);
      expect(errors[0]?.message).toContain('The call runs uncached.');
      await expect(memoized(catalog).named.refresh(1)).rejects.toBeInstanceOf(CallbackError);
      expect(catalog.runs).toBe(2);
    },
  );

  it.each(bad.slice(0, 6))('of an outcome, %s: it is not kept, which is reported', async (_, given) => {
    const { catalog, errors } = await start();
    catalog.bad = given;
    expect([await catalog.both(false), await catalog.both(false)]).toEqual([1, 2]);
    expect(errors[0]?.message).toContain('The resultTags of @CacheMemoize on Catalog.both');
    expect(errors[0]?.message).toContain('The call had its result, which was not kept.');
  });

  it('because the callback threw, say what', async () => {
    const { catalog, errors } = await start();
    Object.defineProperty(catalog, 'bad', {
      get() {
        throw new Error('no tags today');
      },
    });
    await catalog.named(1);
    expect(errors[0]?.message).toContain(
      'The tags of @CacheMemoize on Catalog.named threw Error: no tags today',
    );
  });

  it('of an outcome, 32 beside another of the call: they count together', async () => {
    const { catalog, errors } = await start();
    catalog.bad = manyTags.slice(0, 32);
    await catalog.both(false);
    expect(errors[0]?.message).toContain('made 33 tags');
  });

  it('are refused where the class is defined, if they are a list', () => {
    const define =
      (options: object): (() => void) =>
      () => {
        class Bad {
          async find(): Promise<void> {}
        }
        const descriptor = Object.getOwnPropertyDescriptor(Bad.prototype, 'find') as PropertyDescriptor;
        CacheMemoize(options)(Bad.prototype, 'find', descriptor);
      };
    expect(define({ tags: [''] })).toThrow(InvalidOptionError);
    expect(define({ tags: manyTags })).toThrow(
      'a list of at most 32 tags, each a text of 1 to 200 characters without control characters, or a function',
    );
    expect(define({ tags: 'products' })).toThrow(InvalidOptionError);
    expect(define({ resultTags: ['a'] })).toThrow(InvalidOptionError);
    expect(define({ storeResult: false, resultTags: () => ['a'] })).toThrow(
      'left out on a guard (storeResult: false), which keeps no result: use tags',
    );
  });

  it('are refused by invalidateTags', async () => {
    const { invalidator } = await start();
    const given = (...tags: unknown[]) => invalidator.invalidateTags(...(tags as string[]));
    await expect(given(undefined)).rejects.toThrow(InvalidOptionError);
    await expect(given('a', '')).rejects.toThrow('tags, each a text of 1 to 200 characters');
    await expect(given(['a', 1])).rejects.toThrow(InvalidOptionError);
    await expect(given(['a'], 'other')).rejects.toThrow(InvalidOptionError);
    await expect(given(['a'], { alias: 'other' })).rejects.toThrow(InvalidOptionError);
    await expect(given(['a'], { cacheAlias: 'unknown' })).rejects.toThrow(UnknownCacheAliasError);
    await expect(given()).resolves.toBeUndefined();
    await expect(given([])).resolves.toBeUndefined();
  });
});

describe('where tags are invalidated', () => {
  it('is one cache, if it is named', async () => {
    const { catalog, invalidator } = await start();
    const [found, counted] = [await catalog.find(1), await catalog.count()];
    await invalidator.invalidateTags(['products'], { cacheAlias: 'other' });
    expect(await catalog.find(1)).toBe(found);
    expect(await catalog.count()).not.toBe(counted);
  });

  it('is every cache on which the application has a method with tags, and no other', async () => {
    const idle = new MapStore();
    const { invalidator } = await start({ caches: { other: new MapStore(), idle } });
    const write = jest.spyOn(idle, 'set');
    await invalidator.invalidateTags('products');
    expect(write).not.toHaveBeenCalled();
  });

  it('is every cache, where it has none', async () => {
    const idle = new MapStore();
    const write = jest.spyOn(idle, 'set');
    const application = await startApplication({ caches: { idle }, options: { keyPrefix: 'shop' } });
    await application.get(MemoizeInvalidator).invalidateTags('products');
    expect(write).toHaveBeenCalled();
  });

  it('is the store also with enabled: false', async () => {
    const shared = new MapStore();
    const on = await start({ caches: { other: shared } });
    const counted = await on.catalog.count();
    const off = await start({ caches: { other: shared }, options: { keyPrefix: 'shop', enabled: false } });
    await off.invalidator.invalidateTags('products');
    expect(await on.catalog.count()).not.toBe(counted);
  });
});

it('methods that share a prefix have to agree on having tags', async () => {
  @Injectable()
  class Mixed {
    @CacheMemoize({ prefix: 'mixed', tags: ['a'] })
    async one(): Promise<void> {}

    @CacheMemoize({ prefix: 'mixed' })
    async other(): Promise<void> {}
  }
  await expect(startApplication({ providers: [Mixed], options: { startupLog: false } })).rejects.toThrow(
    'another than that of Mixed.one, because Mixed.one has tags and Mixed.other has no tags: with one prefix they share ' +
      'their outcomes, and an invalidated tag has to reach all of them',
  );
});
