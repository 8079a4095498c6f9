import { CacheMemoize } from '../../../lib';

type Decorate = (target: object, name: string | symbol, descriptor?: PropertyDescriptor) => void;

/** What the compiler would not let through is what a JavaScript user can write. */
function decorate(member: object, ...options: unknown[]): () => void {
  const [name = '', descriptor] = Object.entries(Object.getOwnPropertyDescriptors(member))[0] ?? [];
  class Files {}
  const decorator = CacheMemoize as (...given: unknown[]) => unknown as (...given: unknown[]) => Decorate;
  return () => decorator(...options)(Files.prototype, name, descriptor);
}

const METHOD = { async find(): Promise<void> {} };

describe('@CacheMemoize refuses when the class is defined', () => {
  it('a getter', () => {
    const getter = Object.defineProperty({}, 'find', { get: () => 1, configurable: true, enumerable: true });
    expect(decorate(getter)).toThrow(
      '@CacheMemoize on Files.find: it is not a method. Make it an async method.',
    );
  });

  it('a property that is no function', () => {
    expect(decorate({ find: 1 })).toThrow(
      '@CacheMemoize on Files.find: it is not a function. Make it an async method.',
    );
  });

  it('a static method', () => {
    expect(() => {
      class Files {
        @CacheMemoize()
        static async find(): Promise<void> {}
      }
      return Files;
    }).toThrow('@CacheMemoize on Files.find: it is static. Only methods of instances can be memoized.');
  });

  it('a method whose name is a symbol', () => {
    const name = Symbol('find');
    expect(() => {
      class Files {
        @CacheMemoize()
        async [name](): Promise<void> {}
      }
      return Files;
    }).toThrow(
      '@CacheMemoize on Files.Symbol(find): its name is a symbol. Give it a name that a key can begin with.',
    );
  });

  it('a method that it decorates already', () => {
    expect(() => {
      class Files {
        @CacheMemoize()
        @CacheMemoize()
        async find(): Promise<void> {}
      }
      return Files;
    }).toThrow('@CacheMemoize on Files.find: it is decorated twice. Remove one @CacheMemoize.');
  });

  it.each<[string, unknown[], string]>([
    ['a ttl of 0', [0], "Invalid option 'ttl' in @CacheMemoize on Files.find: got 0 (number)."],
    ['a negative ttl', [-1], "Invalid option 'ttl' in @CacheMemoize on Files.find: got -1 (number)."],
    ['NaN', [Number.NaN], "Invalid option 'ttl' in @CacheMemoize on Files.find: got NaN (number)."],
    ['an unknown unit', ['5w'], "Invalid option 'ttl' in @CacheMemoize on Files.find: got '5w' (string)."],
    [
      'a ttl given twice',
      ['5m', { ttl: '5m' }],
      "Invalid option 'ttl' in @CacheMemoize on Files.find: got '5m' (string).",
    ],
    [
      'a misspelt option',
      [{ extras: 1 }],
      "Invalid option 'extras' in @CacheMemoize on Files.find: got 1 (number).",
    ],
    [
      'a prefix with a space',
      [{ prefix: 'a b' }],
      "Invalid option 'prefix' in @CacheMemoize on Files.find: got 'a b' (string).",
    ],
    [
      'an alias that is no text',
      [{ cacheAlias: 1 }],
      "Invalid option 'cacheAlias' in @CacheMemoize on Files.find: got 1 (number).",
    ],
    [
      'exceptions that are no errors',
      [{ cacheExceptions: [Date] }],
      "Invalid option 'cacheExceptions' in @CacheMemoize on Files.find: got an array of 1.",
    ],
    [
      'a callback that is none',
      [{ argsRewrite: 1 }],
      "Invalid option 'argsRewrite' in @CacheMemoize on Files.find: got 1 (number).",
    ],
    [
      'an extra without a key',
      [{ extra: Symbol('x') }],
      "Invalid option 'extra' in @CacheMemoize on Files.find: got Symbol(x) (symbol).",
    ],
    [
      'an argsRewrite that keyGeneratorCallable makes meaningless',
      [{ keyGeneratorCallable: () => 'x', argsRewrite: () => 1 }],
      "Invalid option 'argsRewrite' in @CacheMemoize on Files.find: got the function argsRewrite.",
    ],
    [
      'cacheExceptions of a guard',
      [{ storeResult: false, cacheExceptions: [Error] }],
      "Invalid option 'cacheExceptions' in @CacheMemoize on Files.find: got an array of 1.",
    ],
  ])('%s', (_, options, text) => {
    expect(decorate(METHOD, ...options)).toThrow(text);
  });

  it('a default prefix that no key can begin with', () => {
    expect(() => {
      class Geänderte {
        @CacheMemoize()
        async find(): Promise<void> {}
      }
      return Geänderte;
    }).toThrow(
      "Invalid option 'prefix' in @CacheMemoize on Geänderte.find: got undefined. It must be given, because the name of " +
        'the class and its method is none that a key can begin with: 1 to 100 characters of A-Z a-z 0-9 _ . : / @ -.',
    );
  });
});
