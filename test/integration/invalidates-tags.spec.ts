import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  CallbackError,
  type CacheMemoizeError,
  InvalidDecorationError,
  Invalidates,
  InvalidatesTags,
  InvalidOptionError,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';

@Injectable()
class Products {
  runs = 0;

  @CacheMemoize({ tags: (id) => [`product:${id}`, 'products'] })
  async find(id: number): Promise<string> {
    return `${id} of run ${++this.runs}`;
  }

  @CacheMemoize()
  async count(): Promise<number> {
    return ++this.runs;
  }
}

@Injectable()
class Changes {
  readonly kind = 'product';
  tags: unknown;
  failure: Error | undefined;

  @InvalidatesTags((product, id) => [`product:${id}`, `product:${product.other}`])
  async rename(id: number, other: number): Promise<{ other: number }> {
    return { other: this.failure ? this.fail() : id && other };
  }

  @InvalidatesTags((product, id) => (product === undefined ? [`product:${id}`] : []), { when: 'settled' })
  async tryTo(id: number): Promise<number> {
    return this.failure ? this.fail() : id;
  }

  @InvalidatesTags(function (this: Changes, _result, id) {
    return [`${this.kind}:${id}`];
  })
  @Invalidates((drop) => drop.all(Products, 'count'))
  async both(id: number): Promise<number> {
    return id;
  }

  @InvalidatesTags(function (this: Changes) {
    if (this.failure) this.fail();
    return this.tags as string[];
  })
  async named(): Promise<number> {
    return 7;
  }

  private fail(): never {
    throw this.failure ?? new Error('unreached');
  }
}

async function start() {
  const told: CacheMemoizeError[] = [];
  const providers = [Products, Changes];
  const application = await startApplication({
    providers,
    options: { onError: (error) => told.push(error) },
  });
  const products = application.get(Products);
  const ask = async (): Promise<unknown[]> => [
    await products.find(1),
    await products.find(2),
    await products.find(3),
  ];
  await ask();
  return { products, changes: application.get(Changes), ask, told };
}

describe('@InvalidatesTags', () => {
  it('drops what carries the tags, from the result and the arguments, before the call resolves', async () => {
    const { changes, ask } = await start();
    expect(await changes.rename(1, 3)).toEqual({ other: 3 });
    expect(await ask()).toEqual(['1 of run 4', '2 of run 2', '3 of run 5']);
  });

  it('drops nothing where the method throws, unless it is told to', async () => {
    const { changes, ask } = await start();
    changes.failure = new Error('failed');
    await expect(changes.rename(1, 3)).rejects.toBe(changes.failure);
    await expect(changes.tryTo(2)).rejects.toBe(changes.failure);
    expect(await ask()).toEqual(['1 of run 1', '2 of run 4', '3 of run 3']);
  });

  it('takes no tags for nothing to drop', async () => {
    const { changes, ask } = await start();
    expect(await changes.tryTo(2)).toBe(2);
    expect(await ask()).toEqual(['1 of run 1', '2 of run 2', '3 of run 3']);
  });

  it('calls back on the instance, and adds up with @Invalidates', async () => {
    const { changes, products, ask } = await start();
    expect(await products.count()).toBe(4);
    await changes.both(1);
    expect(await products.count()).toBe(5);
    expect(await ask()).toEqual(['1 of run 6', '2 of run 2', '3 of run 3']);
  });

  it.each([
    ['no list', 'product:1', "got 'product:1' (string)"],
    ['nothing', undefined, 'got undefined'],
    ['what can be no tag', [''], "got '' (string)"],
    ['a promise', Promise.resolve([]), 'answered a promise: what is named later would be lost'],
  ])('rejects with a CallbackError, which has the result, where it answers %s', async (_, tags, reason) => {
    const { changes } = await start();
    changes.tags = tags;
    const error: unknown = await changes.named().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      constructor: CallbackError,
      callback: 'InvalidatesTags',
      method: 'Changes.named',
      result: 7,
    });
    expect(String(error)).toContain('The tags of @InvalidatesTags on Changes.named');
    expect(String(error)).toContain(reason);
  });

  it('rejects likewise where it throws', async () => {
    const { changes } = await start();
    changes.failure = new Error('no tags');
    await expect(changes.named()).rejects.toMatchObject({
      constructor: CallbackError,
      cause: changes.failure,
    });
  });

  it('is refused on a memoized method, on a static one, and without a function or with another option', () => {
    const memoized = (): unknown => {
      class Wrong {
        @InvalidatesTags(() => [])
        @CacheMemoize()
        async find(): Promise<void> {}
      }
      return Wrong;
    };
    expect(memoized).toThrow(
      '@InvalidatesTags on Wrong.find: it has @CacheMemoize: a hit would not run it, and change nothing.',
    );
    const decorate = (...given: unknown[]) => {
      const decorator = InvalidatesTags as (...given: unknown[]) => unknown;
      const descriptor = { value: async () => undefined };
      return () => (decorator(...given) as MethodDecorator)(class Given {}.prototype, 'change', descriptor);
    };
    expect(decorate(['a'])).toThrow(InvalidOptionError);
    expect(decorate(['a'])).toThrow("Invalid option 'tags' in @InvalidatesTags on Given.change");
    expect(decorate(() => [], { when: 'never' })).toThrow("'success' or 'settled'");
    expect(decorate(() => [], { onFailure: 'ignore' })).toThrow("It must be 'reject' or 'retry'.");
    const still = (): unknown => {
      class Wrong {
        @InvalidatesTags(() => [])
        static async change(): Promise<void> {}
      }
      return Wrong;
    };
    expect(still).toThrow(InvalidDecorationError);
  });
});
