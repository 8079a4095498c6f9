import { CacheMemoize, CacheMemoizeMany, Invalidates } from '../../../lib';

type Decorate = (target: object, name: string | symbol, descriptor?: PropertyDescriptor) => void;

const METHOD = {
  async findByIds(ids: readonly number[]): Promise<number[]> {
    return [...ids];
  },
};

/** What the compiler would not let through is what a JavaScript user can write. */
function decorate(member: object, ...given: unknown[]): () => void {
  const [name = '', descriptor] = Object.entries(Object.getOwnPropertyDescriptors(member))[0] ?? [];
  class Products {}
  const decorator = CacheMemoizeMany as (...given: unknown[]) => unknown as (...given: unknown[]) => Decorate;
  return () => decorator(...given)(Products.prototype, name, descriptor);
}

describe('@CacheMemoizeMany refuses when the class is defined', () => {
  it('a static method, a getter, a property, and a symbol', () => {
    const decorator = CacheMemoizeMany('find') as unknown as Decorate;
    const descriptor = Object.getOwnPropertyDescriptor(METHOD, 'findByIds');
    class Products {}
    expect(() => decorator(Products, 'findByIds', descriptor)).toThrow(
      '@CacheMemoizeMany on Products.findByIds: it is static. Only methods of instances can be memoized.',
    );
    expect(() => decorator(Products.prototype, Symbol('s'), descriptor)).toThrow('its name is a symbol.');
    const getter = Object.defineProperty({}, 'findByIds', {
      get: () => 1,
      configurable: true,
      enumerable: true,
    });
    const text = '@CacheMemoizeMany on Products.findByIds: it is not a method. Make it an async method.';
    expect(decorate(getter, 'find')).toThrow(text);
    expect(decorate({ findByIds: 1 }, 'find')).toThrow(text);
  });

  it('a second decorator, one of ours of another kind, and a method that is recorded to return no promise', () => {
    const any = (decorator: unknown): MethodDecorator => decorator as MethodDecorator;
    const many = any(CacheMemoizeMany('find'));
    const one = any(CacheMemoize());
    const change = any(Invalidates(() => undefined));
    const classes: readonly [() => unknown, string][] = [
      [() => define(many, many), 'it is decorated twice. Remove one @CacheMemoizeMany.'],
      [() => define(many, one), 'it has @CacheMemoize, too. Remove one of them.'],
      [
        () => define(one, many),
        '@CacheMemoize on Products.all: it has @CacheMemoizeMany: its items are memoized already.',
      ],
      [() => define(many, change), 'it has @Invalidates: a hit would not run it, and change nothing.'],
      [() => define(change, many), 'it has @CacheMemoizeMany: a hit would not run it, and change nothing.'],
    ];
    for (const [make, text] of classes) expect(make).toThrow(text);
    expect(() => {
      class Products {
        @many
        all(): boolean {
          return true;
        }
      }
      return Products;
    }).toThrow('it returns Boolean and no Promise, which memoized it would. Make it an async method.');
  });

  function define(above: MethodDecorator, below: MethodDecorator): unknown {
    class Products {
      @above
      @below
      async all(ids: readonly number[]): Promise<number[]> {
        return [...ids];
      }
    }
    return Products;
  }

  it.each([
    [[undefined], "Invalid option 'single'", 'the name of a memoized method of the same class, as a string.'],
    [['find', { by: 'id' }], "Invalid option 'by'", 'a function.'],
    [['find', { absent: null }], "Invalid option 'absent'", 'left out without by'],
    [['find', { by: Number, absent: () => 1 }], "Invalid option 'absent'", 'a plain value that can be kept'],
    [['find', { maxSize: 0 }], "Invalid option 'maxSize'", 'a whole number of at least 1.'],
    [['find', { size: 1 }], "Invalid option 'size'", 'one of the options by, absent, maxSize.'],
    [['find', 'by'], "Invalid option 'options'", 'an object with options.'],
  ])('the options %j', (given, what, expected) => {
    expect(decorate(METHOD, ...given)).toThrow(what);
    expect(decorate(METHOD, ...given)).toThrow(expected);
    expect(decorate(METHOD, ...given)).toThrow('@CacheMemoizeMany on Products.findByIds');
  });
});

describe('@CacheMemoizeMany', () => {
  class Products {
    async find(id: number): Promise<readonly number[]> {
      return [id];
    }

    @CacheMemoizeMany('find', { by: ([id = 0]) => id, absent: [] })
    async findAll(ids: readonly number[]): Promise<(readonly number[])[]> {
      return ids.filter((id) => id < 9).map((id) => [id]);
    }
  }

  it('leaves name and length of the method', () => {
    expect([Products.prototype.findAll.name, Products.prototype.findAll.length]).toEqual(['findAll', 1]);
  });

  it('gives each who has no row a copy of what stands for it', async () => {
    const [one, other] = await new Products().findAll([10, 11]);
    expect([one, other]).toEqual([[], []]);
    expect(one).not.toBe(other);
  });

  it('runs plainly without an instance', async () => {
    const { findAll } = Products.prototype;
    expect(await findAll.call(undefined as never, [1, 10])).toEqual([[1], []]);
  });
});
