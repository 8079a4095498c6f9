import { resolveMemoizeOptions } from '../../../lib/options/resolve-memoize-options';
import { InvalidOptionError } from '../../../lib/errors/invalid-option.error';

const resolve = (given: object) => resolveMemoizeOptions(given, 'a test');

/** The name of the option that is refused. */
function refused(given: object): string {
  try {
    resolve(given);
  } catch (error) {
    if (error instanceof InvalidOptionError) return error.option;
    throw error;
  }
  throw new Error('Nothing was refused');
}

class NotFound extends Error {}
class Price {}

describe('the options of a decorator', () => {
  it('leave to the class, the alias and the module what they do not say', () => {
    expect(resolve({})).toEqual({
      where: 'a test',
      ttl: undefined,
      prefix: undefined,
      extra: undefined,
      argsRewrite: undefined,
      keyGeneratorCallable: undefined,
      hitCallable: undefined,
      missCallable: undefined,
      isGuard: false,
      instancesAgree: false,
      isAudited: true,
      localCopies: true,
      cacheExceptions: [],
      cacheAlias: undefined,
      classes: [],
      stale: {
        staleWhileRevalidate: undefined,
        staleIfError: undefined,
        earlyRefresh: undefined,
        jitter: undefined,
      },
    });
  });

  it('take a ttl as a duration, or as a function', () => {
    const decide = () => 1;
    expect([
      resolve({ ttl: '2s' }).ttl,
      resolve({ ttl: Infinity }).ttl,
      resolve({ ttl: decide }).ttl,
    ]).toEqual([2000, Infinity, decide]);
  });

  it('take an extra as a value, or as a function, and leave out what is undefined', () => {
    const from = () => 1;
    expect([resolve({ extra: from }).extra, resolve({ extra: 'acme' }).extra]).toEqual([
      { from },
      { value: 'acme' },
    ]);
    expect([
      resolve({ extra: null }).extra,
      resolve({ extra: 0 }).extra,
      resolve({ extra: undefined }).extra,
    ]).toEqual([{ value: null }, { value: 0 }, undefined]);
  });

  it('take their callbacks, the prefix and the alias as they are', () => {
    const callbacks = {
      condition: () => true,
      argsRewrite: () => 1,
      hitCallable: () => 2,
      missCallable: () => 3,
    };
    const given = { ...callbacks, prefix: 'files', cacheAlias: 'shared' };
    expect(resolve(given)).toMatchObject(given);
    const keyGeneratorCallable = () => 'key';
    expect(resolve({ keyGeneratorCallable })).toMatchObject({ keyGeneratorCallable });
  });

  it('make a guard with storeResult: false', () => {
    expect([resolve({ storeResult: false }).isGuard, resolve({ storeResult: true }).isGuard]).toEqual([
      true,
      false,
    ]);
  });

  it('take one error class, or several, Error itself among them', () => {
    expect(resolve({ cacheExceptions: NotFound }).cacheExceptions).toEqual([NotFound]);
    expect(resolve({ cacheExceptions: [NotFound, Error] }).cacheExceptions).toEqual([NotFound, Error]);
  });

  it('take a list of classes, each written as an entry, or none', () => {
    expect([resolve({ classes: [Price] }).classes, resolve({ classes: [] }).classes]).toEqual([
      [{ class: Price }],
      [],
    ]);
  });

  it.each<[string, object]>([
    ['ttl', { ttl: 0 }],
    ['ttl', { ttl: '5 minutes' }],
    ['ttl', { ttl: null }],
    ['prefix', { prefix: 'my files' }],
    ['prefix', { prefix: 7 }],
    ['argsRewrite', { argsRewrite: 'name' }],
    ['keyGeneratorCallable', { keyGeneratorCallable: {} }],
    ['hitCallable', { hitCallable: 1 }],
    ['missCallable', { missCallable: null }],
    ['storeResult', { storeResult: 0 }],
    ['cacheExceptions', { cacheExceptions: [NotFound, Price] }],
    ['cacheExceptions', { cacheExceptions: Price }],
    ['cacheExceptions', { cacheExceptions: () => NotFound }],
    ['cacheExceptions', { cacheExceptions: [new NotFound()] }],
    ['cacheExceptions', { cacheExceptions: 'NotFound' }],
    ['cacheAlias', { cacheAlias: '' }],
    ['cacheAlias', { cacheAlias: 7 }],
    ['classes', { classes: Price }],
    ['classes', { classes: [Price, () => 1] }],
    ['classes', { classes: [Price, { prototype: {} }] }],
    ['tll', { tll: 5 }],
    ['options', []],
    ['options', new Price()],
    ['argsRewrite', { keyGeneratorCallable: () => 'key', argsRewrite: () => 1 }],
    ['extra', { keyGeneratorCallable: () => 'key', extra: 1 }],
    ['cacheExceptions', { storeResult: false, cacheExceptions: NotFound }],
    ['condition', { condition: true }],
    ['condition', { condition: async () => true }],
    ['staleWhileRevalidate', { storeResult: false, staleWhileRevalidate: '1m' }],
    ['jitter', { storeResult: false, jitter: 0.1 }],
    ['staleIfError', { ttl: Infinity, staleIfError: '1m' }],
    ['earlyRefresh', { ttl: Infinity, earlyRefresh: 0.5 }],
  ])('refuse %s in %p', (option, given) => {
    expect(refused(given)).toBe(option);
  });

  it('take what is no contradiction', () => {
    expect(() => resolve({ storeResult: false, cacheExceptions: [] })).not.toThrow();
    expect(() => resolve({ argsRewrite: () => 1, extra: 1 })).not.toThrow();
    expect(() => resolve({ keyGeneratorCallable: () => 'key', ttl: 1 })).not.toThrow();
  });

  it.each([
    [
      { condition: async () => true },
      "Invalid option 'condition' in a test: got the function condition. It must be a function that answers true or " +
        'false at once: it must not be async.',
    ],
    [
      { storeResult: false, earlyRefresh: 0.5 },
      "Invalid option 'earlyRefresh' in a test: got 0.5 (number). It must be left out on a guard (storeResult: false), " +
        'whose marks are never stale.',
    ],
    [
      { ttl: Infinity, staleWhileRevalidate: '1m' },
      "Invalid option 'staleWhileRevalidate' in a test: got '1m' (string). It must be left out where ttl is Infinity: " +
        'such an outcome never ends, and is never stale.',
    ],
  ])('say why %p cannot be', (given, text) => {
    expect(() => resolve(given)).toThrow(text);
  });
});
