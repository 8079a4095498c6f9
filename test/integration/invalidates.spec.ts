import { applyDecorators, forwardRef, Inject, Injectable, SetMetadata } from '@nestjs/common';
import { LazyModuleLoader } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import {
  CacheMemoize,
  CallbackError,
  ChangeNotInvalidatedError,
  type Drop,
  InvalidationFailedError,
  Invalidates,
  InvalidDecorationError,
  MemoizeInvalidator,
  NotMemoizedError,
} from 'nestjs-cache-memoize';
import { type ApplicationParts, startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

@Injectable()
class Prices {
  readonly current = new Map<number, number>();

  @CacheMemoize({ cacheAlias: 'shared' })
  async priceOf(id: number): Promise<number | undefined> {
    return this.current.get(id);
  }

  @CacheMemoize()
  async count(): Promise<number> {
    return this.current.size;
  }
}

class ChangeError extends Error {}

/** A decorator that replaces the method, and copies nothing. */
function Logged(log: unknown[]): MethodDecorator {
  return (_target, name, descriptor: PropertyDescriptor) => {
    const original = descriptor.value as (...args: unknown[]) => Promise<unknown>;
    descriptor.value = async function (...args: unknown[]): Promise<unknown> {
      log.push(name);
      return original.apply(this, args);
    };
  };
}

@Injectable()
class Products {
  readonly log: unknown[] = [];
  readonly field = 7;
  failure: unknown;
  planFailure: unknown;

  constructor(readonly prices: Prices) {}

  @Invalidates((drop, product, id, cents) => {
    drop(Prices, 'priceOf', product.id);
    if (product.id === id && product.cents === cents) drop.all(Prices, 'count');
  })
  async change(id: number, cents: number): Promise<{ id: number; cents: number }> {
    return this.set(id, cents);
  }

  @Invalidates(
    (drop, product, id) => {
      if (product === undefined) drop(Prices, 'priceOf', id);
    },
    { when: 'settled' },
  )
  async tryChange(id: number, cents: number): Promise<object> {
    return this.set(id, cents);
  }

  @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id))
  @Invalidates((drop) => drop.all(Prices, 'count'))
  async changeBoth(id: number, cents: number): Promise<object> {
    return this.set(id, cents);
  }

  @Invalidates(function (this: Products, drop, _result, id) {
    this.log.push(this.field);
    drop(this.prices, 'priceOf', id);
    if (this.planFailure !== undefined) throw this.planFailure;
  })
  async withThis(id: number, cents: number): Promise<object> {
    return this.set(id, cents);
  }

  set(id: number, cents: number): { id: number; cents: number } {
    this.prices.current.set(id, cents);
    if (this.failure !== undefined) throw this.failure;
    return { id, cents };
  }
}

async function start(parts: ApplicationParts = {}) {
  const shared = new MapStore();
  const told: unknown[] = [];
  const application = await startApplication({
    caches: { shared },
    ...parts,
    providers: [Prices, Products, ...(parts.providers ?? [])],
    options: { keyPrefix: 'shop', onError: (error) => told.push(error), ...parts.options },
  });
  const prices = application.get(Prices);
  /** Both outcomes, once they are kept. */
  const fill = async (): Promise<void> => {
    await prices.count();
    await prices.priceOf(1);
    await until(() => [...shared.kept.keys()].some((key) => key.endsWith('}:v')));
  };
  const ask = async (): Promise<unknown[]> => [await prices.priceOf(1), await prices.count()];
  return { application, prices, products: application.get(Products), shared, told, fill, ask };
}

const rejectionOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('@Invalidates', () => {
  it('drops what its plan names, from the result and the arguments, before the call resolves', async () => {
    const { products, fill, ask } = await start();
    await fill();
    expect(await products.change(1, 5)).toEqual({ id: 1, cents: 5 });
    expect(await ask()).toEqual([5, 1]);
  });

  it('drops nothing where the method throws, whose error it is', async () => {
    const { products, fill, ask } = await start();
    await fill();
    products.failure = new ChangeError();
    expect(await rejectionOf(products.withThis(1, 5))).toBe(products.failure);
    expect([await ask(), products.log]).toEqual([[undefined, 0], []]);
  });

  it('drops after a throw too where it is told to, whose plan gets no result', async () => {
    const { products, fill, ask } = await start();
    await fill();
    products.failure = new ChangeError();
    expect(await rejectionOf(products.tryChange(1, 5))).toBe(products.failure);
    expect(await ask()).toEqual([5, 0]);
  });

  it('hands its plan the result where it is told to be made after a throw too, and there is one', async () => {
    const { products, fill, ask } = await start();
    await fill();
    await products.tryChange(1, 5);
    expect(await ask()).toEqual([undefined, 0]);
  });

  it('adds up where several stand on one method', async () => {
    const { products, fill, ask } = await start();
    await fill();
    await products.changeBoth(1, 5);
    expect(await ask()).toEqual([5, 1]);
  });

  it('calls its plan on the instance, which may name one in place of a class', async () => {
    const { products, fill, ask } = await start();
    await fill();
    await products.withThis(1, 5);
    expect(products.log).toEqual([7]);
    expect(await ask()).toEqual([5, 0]);
  });

  it('wins against a computation that is under way', async () => {
    const { products, prices } = await start();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = jest
      .spyOn(prices.current, 'get')
      .mockImplementationOnce(() => held.then(() => 'old') as never);
    const old = prices.priceOf(1);
    await until(() => slow.mock.calls.length === 1);
    await products.change(1, 5);
    release();
    expect([await old, await prices.priceOf(1)]).toEqual(['old', 5]);
  });

  it('keeps the name, the length and the metadata of the method', () => {
    class Labelled {
      @Invalidates(() => undefined)
      @SetMetadata('label', 'below')
      async change(_id: number, _cents: number): Promise<void> {}
    }
    const { change } = Labelled.prototype;
    expect([change.name, change.length, Reflect.getMetadata('label', change)]).toEqual([
      'change',
      2,
      'below',
    ]);
  });

  it('works in a decorator composed of others', async () => {
    const Changes = (label: string) =>
      applyDecorators(
        SetMetadata('label', label),
        Invalidates((drop: Drop, _result: unknown, id: number) => drop(Prices, 'priceOf', id)),
      );
    @Injectable()
    class Composed extends Products {
      @Changes('composed')
      async composed(id: number, cents: number): Promise<object> {
        return this.set(id, cents);
      }
    }
    const { application, fill, ask } = await start({ providers: [Composed] });
    await fill();
    await application.get(Composed).composed(1, 5);
    expect(await ask()).toEqual([5, 0]);
    expect(Reflect.getMetadata('label', Composed.prototype.composed)).toBe('composed');
  });

  it('is inherited, and adds to that of an override that calls it', async () => {
    @Injectable()
    class Inherited extends Products {
      @Invalidates((drop) => drop.all(Prices, 'count'))
      override async withThis(id: number, cents: number): Promise<object> {
        return super.withThis(id, cents);
      }
    }
    const { application, fill, ask } = await start({ providers: [Inherited] });
    const inherited = application.get(Inherited);
    await fill();
    await inherited.change(1, 5);
    expect(await ask()).toEqual([5, 1]);
    await inherited.withThis(1, 6);
    await inherited.withThis(2, 6);
    expect(await ask()).toEqual([6, 2]);
  });

  it('takes its targets when it is called: services may import each other', async () => {
    @Injectable()
    class Early {
      constructor(@Inject(forwardRef(() => Late)) readonly late: unknown) {}

      @Invalidates((drop) => drop(Late, 'find'))
      async change(): Promise<void> {}
    }
    @Injectable()
    class Late {
      runs = 0;

      constructor(@Inject(forwardRef(() => Early)) readonly early: unknown) {}

      @CacheMemoize()
      async find(): Promise<number> {
        return ++this.runs;
      }
    }
    const { application } = await start({ providers: [Early, Late] });
    const late = application.get(Late);
    await late.find();
    await application.get(Early).change();
    expect(await late.find()).toBe(2);
  });

  it('works on what factories make, in lazy modules too', async () => {
    class Changing {
      constructor(private readonly prices: Prices) {}

      @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id))
      async change(id: number, cents: number): Promise<void> {
        this.prices.current.set(id, cents);
      }
    }
    const made = { provide: 'made', useFactory: (prices: Prices) => new Changing(prices), inject: [Prices] };
    const { application, prices, fill, ask } = await start({ providers: [made] });
    await fill();
    await application.get<Changing>('made').change(1, 5);
    expect(await ask()).toEqual([5, 0]);

    const lazy = await application.get(LazyModuleLoader).load(() => ({
      module: class Lazy {},
      providers: [{ provide: 'lazy', useValue: new Changing(prices) }],
    }));
    await fill();
    await lazy.get<Changing>('lazy').change(1, 6);
    expect(await ask()).toEqual([6, 0]);
  });

  it('invalidates while nothing is memoized', async () => {
    const memoizing = await start();
    await memoizing.fill();
    const { products } = await start({ caches: { shared: memoizing.shared }, options: { enabled: false } });
    memoizing.prices.current.set(1, 9);
    await products.change(1, 9);
    expect(await memoizing.ask()).toEqual([9, 0]);
  });

  it('runs the method plainly on an instance that no application has made', async () => {
    await start();
    const products = new Products(new Prices());
    products.planFailure = new Error('the plan was made');
    expect(await products.withThis(1, 5)).toEqual({ id: 1, cents: 5 });
    const { withThis } = products;
    await expect(withThis.call(undefined as never, 1, 5)).rejects.toThrow(TypeError);
  });

  it('runs the method plainly where the application lacks the module, and says so', async () => {
    const warnings: unknown[] = [];
    const logger = { log: () => 0, error: () => 0, warn: (text: unknown) => warnings.push(text) };
    const application = await Test.createTestingModule({ providers: [Prices, Products] })
      .setLogger(logger)
      .compile();
    expect(await application.get(Products).change(1, 5)).toEqual({ id: 1, cents: 5 });
    await application.close();
    expect(warnings).toEqual([
      'Products.change is decorated with @Invalidates, but the application does not import ' +
        'CacheMemoizeModule.forRoot(): decorated methods run plainly.',
    ]);
  });

  it('tells of a method that returns no promise, which it waits for all the same', async () => {
    @Injectable()
    class Sync extends Products {
      @Invalidates((drop: Drop) => drop(Prices, 'priceOf', 1))
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      sync(): any {
        return this.set(1, 5);
      }
    }
    const { application, told, fill, ask } = await start({ providers: [Sync] });
    await fill();
    await application.get(Sync).sync();
    expect(await ask()).toEqual([5, 0]);
    expect(told).toMatchObject([{ constructor: InvalidDecorationError, method: 'Sync.sync' }]);
    expect(String(told[0])).toContain(
      '@Invalidates on Sync.sync: it returned an object with the fields id, cents',
    );
  });
});

describe('@Invalidates where the change is made, and its invalidation is not confirmed,', () => {
  it('rejects with the result, and with what is left as a plan', async () => {
    const { application, products, shared, fill, ask } = await start();
    await fill();
    shared.forgets = () => true;
    const failure = await rejectionOf(products.change(1, 5));
    shared.forgets = () => false;

    expect(failure).toBeInstanceOf(ChangeNotInvalidatedError);
    expect(failure).toBeInstanceOf(InvalidationFailedError);
    expect(failure).toMatchObject({
      method: 'Products.change',
      result: { id: 1, cents: 5 },
      target: 'what Products.change has changed',
      plan: { steps: [{ alias: 'shared', keyPrefix: 'shop', keys: ['Prices.priceOf:1'] }] },
    });
    expect(await ask()).toEqual([undefined, 1]);

    await application.get(MemoizeInvalidator).apply((failure as ChangeNotInvalidatedError).plan);
    expect(await ask()).toEqual([5, 1]);
  });

  it('rejects where the plan throws, and drops what it has named until then', async () => {
    const { products, fill, ask } = await start();
    await fill();
    products.planFailure = new ChangeError('no plan');
    const failure = await rejectionOf(products.withThis(1, 5));
    expect(failure).toBeInstanceOf(CallbackError);
    expect(failure).toMatchObject({
      method: 'Products.withThis',
      callback: 'Invalidates',
      cause: products.planFailure,
      result: { id: 1, cents: 5 },
      message:
        'The plan of @Invalidates on Products.withThis threw Error: no plan. What the call has changed is ' +
        'changed, and not all that it made old was invalidated. Mend the callback.',
    });
    expect(await ask()).toEqual([5, 0]);
  });

  it('carries out the other plans of the method where one throws, and tells of what is not confirmed', async () => {
    @Injectable()
    class Several extends Products {
      @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id))
      @Invalidates((() => Promise.reject(new ChangeError('late'))) as () => void)
      async several(id: number, cents: number): Promise<object> {
        return this.set(id, cents);
      }
    }
    const { application, shared, told, fill } = await start({ providers: [Several] });
    await fill();
    shared.forgets = () => true;
    const failure = await rejectionOf(application.get(Several).several(1, 5));
    expect(failure).toMatchObject({ constructor: CallbackError, callback: 'Invalidates' });
    expect(String(failure)).toContain('answered a promise: what is named later would be lost');
    expect(told.filter((error) => error instanceof ChangeNotInvalidatedError)).toHaveLength(1);
  });

  it('rejects for a target that is not memoized, because the change is made', async () => {
    @Injectable()
    class Wrong {
      @Invalidates((drop) => drop(Products, 'change', 1, 2))
      async change(): Promise<string> {
        return 'changed';
      }
    }
    const { application } = await start({ providers: [Wrong] });
    const failure = await rejectionOf(application.get(Wrong).change());
    expect(failure).toMatchObject({ constructor: CallbackError, result: 'changed' });
    expect((failure as Error).cause).toBeInstanceOf(NotMemoizedError);
  });

  it('throws the error of the method where that has thrown, and reports what else failed', async () => {
    @Injectable()
    class Settled extends Products {
      @Invalidates(
        (drop, _result, id) => {
          drop(Prices, 'priceOf', id);
          throw new ChangeError('no plan');
        },
        { when: 'settled' },
      )
      async settled(id: number, cents: number): Promise<object> {
        return this.set(id, cents);
      }
    }
    const { application, shared, told, fill } = await start({ providers: [Settled] });
    await fill();
    shared.forgets = () => true;
    const settled = application.get(Settled);
    settled.failure = new ChangeError();
    expect(await rejectionOf(settled.settled(1, 5))).toBe(settled.failure);
    await rejectionOf(settled.settled(1, 5));
    expect(told).toMatchObject([
      { constructor: CallbackError, method: 'Settled.settled', result: undefined },
      { constructor: InvalidationFailedError, target: 'what Settled.settled may have changed' },
    ]);
  });
});

describe('@Invalidates with other decorators between two of one method', () => {
  const log: unknown[] = [];

  @Injectable()
  class Between extends Products {
    @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id))
    @Logged(log)
    @Invalidates((drop) => {
      drop.all(Prices, 'count');
      drop(Prices, 'priceOf', 2);
    })
    async between(id: number, cents: number): Promise<object> {
      return this.set(id, cents);
    }

    @Invalidates((drop, result, id) => {
      if (result.id === id) drop(Prices, 'priceOf', id);
    })
    @Logged(log)
    @Invalidates(() => {
      throw new ChangeError('no plan');
    })
    async broken(id: number, cents: number): Promise<{ id: number }> {
      return this.set(id, cents);
    }
  }
  const startBetween = () => start({ providers: [Between] });

  it('carries out both plans', async () => {
    const { application, fill, ask } = await startBetween();
    await fill();
    await application.get(Between).between(1, 5);
    expect(await ask()).toEqual([5, 1]);
    expect(log).toContain('between');
  });

  it('carries out the upper plan where that of the lower fails, whose error the caller gets', async () => {
    const { application, fill, ask } = await startBetween();
    await fill();
    const failure = await rejectionOf(application.get(Between).broken(1, 5));
    expect(failure).toMatchObject({ constructor: CallbackError, result: { id: 1, cents: 5 } });
    expect(await ask()).toEqual([5, 0]);
  });

  it('tells in one error what neither could confirm', async () => {
    const { application, shared, fill } = await startBetween();
    await fill();
    shared.forgets = () => true;
    const failure = await rejectionOf(application.get(Between).between(1, 5));
    expect(failure).toMatchObject({
      constructor: ChangeNotInvalidatedError,
      result: { id: 1, cents: 5 },
      plan: { steps: [{ keys: ['Prices.priceOf:2'] }, { keys: ['Prices.priceOf:1'] }] },
    });
  });
});

describe('@Invalidates with @CacheMemoize on one method', () => {
  it('is refused in either order when the class is defined', () => {
    expect(() => {
      class Below {
        @Invalidates(() => undefined)
        @CacheMemoize()
        async find(): Promise<void> {}
      }
      return Below;
    }).toThrow(InvalidDecorationError);
    expect(() => {
      class Above {
        @CacheMemoize()
        @Logged([])
        @Invalidates(() => undefined)
        async find(): Promise<void> {}
      }
      return Above;
    }).toThrow(
      '@CacheMemoize on Above.find: it has @Invalidates: a hit would not run it, and change nothing.',
    );
  });
});
