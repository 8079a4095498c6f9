import {
  CacheMemoize,
  CacheMemoizeDefaults,
  type ClassMemoizeDefaults,
  InapplicableOptionError,
  InvalidDecorationError,
} from 'nestjs-cache-memoize';

/** What the compiler would not let through is what a JavaScript user can write. */
const defaults = CacheMemoizeDefaults as (given: unknown) => (target: object, name?: string) => void;
const decorate = (options: unknown) => () => {
  class Prices {}
  defaults(options)(Prices);
};

const tagsNamed = (letter: string) => Array.from({ length: 20 }, (_, index) => `${letter}${index}`);

describe('@CacheMemoizeDefaults refuses when the class is defined', () => {
  it.each<[string, unknown, string]>([
    [
      "an option that is the method's alone",
      { prefix: 'prices' },
      "Invalid option 'prefix' in @CacheMemoizeDefaults on Prices: got 'prices' (string). It must be one of the options " +
        'ttl, cacheAlias, extra, classes, staleWhileRevalidate, staleIfError, earlyRefresh, jitter, tags.',
    ],
    [
      'no options',
      'shared',
      "Invalid option 'options' in @CacheMemoizeDefaults on Prices: got 'shared' (string).",
    ],
    ['a ttl of 0', { ttl: 0 }, "Invalid option 'ttl' in @CacheMemoizeDefaults on Prices: got 0 (number)."],
    [
      'a bad tag',
      { tags: [''] },
      "Invalid option 'tags' in @CacheMemoizeDefaults on Prices: got an array of 1.",
    ],
    [
      'an extra without a key',
      { extra: Symbol('x') },
      "Invalid option 'extra' in @CacheMemoizeDefaults on Prices: got Symbol(x) (symbol). It must be a plain value that a " +
        'key can be made of (extra is a symbol).',
    ],
    [
      'a jitter of 1',
      { jitter: 1 },
      "Invalid option 'jitter' in @CacheMemoizeDefaults on Prices: got 1 (number). It must be a number between 0 and 1, " +
        'and neither of them.',
    ],
  ])('%s', (_, options, text) => {
    expect(decorate(options)).toThrow(text);
  });

  it('a place that is no class', () => {
    class Prices {}
    const onMethod = () => defaults({})(Prices.prototype, 'of');
    expect(onMethod).toThrow(InvalidDecorationError);
    expect(onMethod).toThrow(
      '@CacheMemoizeDefaults on Prices: it stands on a member. Put it on the class: @CacheMemoize has options of its own.',
    );
    expect(() => defaults({})(Prices, 'of')).toThrow('it stands on a member');
    expect(() => defaults({})(Prices.prototype)).toThrow('it stands on a member');
  });

  it('a second one, but not one on a class that inherits', () => {
    class Prices {}
    class Discounts extends Prices {}
    defaults({ ttl: '1m' })(Prices);
    expect(() => defaults({ ttl: '1m' })(Discounts)).not.toThrow();
    expect(() => defaults({ ttl: '1m' })(Prices)).toThrow(
      '@CacheMemoizeDefaults on Prices: it is decorated twice. Put all defaults into one @CacheMemoizeDefaults.',
    );
  });

  it('a ttl of Infinity over a window that is written on a method, and not over one that is a default', () => {
    const define = (options: ClassMemoizeDefaults, ttl?: '5m') => () => {
      @CacheMemoizeDefaults(options)
      class Prices {
        @CacheMemoize({ staleIfError: '1h', ...(ttl && { ttl }) })
        async of(): Promise<void> {}

        @CacheMemoize()
        async bare(): Promise<void> {}
      }
      return Prices;
    };
    expect(define({ ttl: Infinity })).toThrow(InapplicableOptionError);
    expect(define({ ttl: Infinity })).toThrow(
      '@CacheMemoize on Prices.of cannot have staleIfError: its ttl is Infinity, so that no outcome ends, or is ever ' +
        'stale. Give it a ttl that ends, or leave staleIfError out.',
    );
    expect(define({ ttl: Infinity, staleWhileRevalidate: '1m' }, '5m')).not.toThrow();
  });

  it('an extra that a key which is used as given would leave out', () => {
    const define = () => {
      @CacheMemoizeDefaults({ extra: 'acme' })
      class Prices {
        @CacheMemoize({ keyGeneratorCallable: () => 'key' })
        async of(): Promise<void> {}
      }
      return Prices;
    };
    expect(define).toThrow(InapplicableOptionError);
    expect(define).toThrow(
      '@CacheMemoize on Prices.of cannot have keyGeneratorCallable: its key is used as given, and would leave out the extra ' +
        'of @CacheMemoizeDefaults on Prices. Use argsRewrite in its place: every extra is added to what it gives.',
    );
  });

  it('the same of a class above, by the decorator of the method already', () => {
    @CacheMemoizeDefaults({ extra: 'acme' })
    class Prices {}
    expect(() => {
      class Discounts extends Prices {
        @CacheMemoize({ keyGeneratorCallable: () => 'key' })
        async of(): Promise<void> {}
      }
      return Discounts;
    }).toThrow('@CacheMemoize on Discounts.of cannot have keyGeneratorCallable');
  });

  it('more tags than an outcome carries', () => {
    const define = (letter: string) => () => {
      @CacheMemoizeDefaults({ tags: tagsNamed('a') })
      class Prices {
        @CacheMemoize({ tags: tagsNamed(letter) })
        async of(): Promise<void> {}
      }
      return Prices;
    };
    expect(define('b')).toThrow(
      '@CacheMemoize on Prices.of cannot have tags: with those of its classes they are 40, and an outcome carries at most 32.',
    );
    expect(define('a')).not.toThrow();
  });
});
