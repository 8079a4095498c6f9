import { memoryCache } from '../../../lib';
import { InvalidOptionError } from '../../../lib/errors/invalid-option.error';
import { requireCaches, resolveCaches } from '../../../lib/options/resolve-caches';
import { resolveModuleOptions } from '../../../lib/options/resolve-module-options';

const MODULE = resolveModuleOptions({ keyPrefix: 'module', ttl: '1m' }, 'forRoot');
const store = memoryCache();

describe('What is used for an alias', () => {
  it('is what the module says, where a cache stands alone', () => {
    expect(resolveCaches({ files: store }, MODULE)).toEqual([
      { alias: 'files', store, ttl: 60_000, keyPrefix: 'module', deadline: MODULE.deadline },
    ]);
  });

  it('is what its settings say, and the module where they say nothing', () => {
    const settings = { store, ttl: '1h', keyPrefix: 'own', deadline: { fill: 5 } };
    expect(resolveCaches({ files: settings, maps: { store } }, MODULE)).toEqual([
      {
        alias: 'files',
        store,
        ttl: 3_600_000,
        keyPrefix: 'own',
        deadline: { ...MODULE.deadline, fill: 5 },
      },
      { alias: 'maps', store, ttl: 60_000, keyPrefix: 'module', deadline: MODULE.deadline },
    ]);
  });

  it('is the cache itself where it has a store and can get, as those of cache-manager 5', () => {
    const cache = { store: {}, get: () => undefined };
    expect(resolveCaches({ files: cache }, MODULE)).toMatchObject([{ alias: 'files', store: cache }]);
  });

  it.each<[string, object, string]>([
    ['an unknown setting', { store, tll: '5m' }, 'tll'],
    ['a ttl of 0', { store, ttl: 0 }, 'ttl'],
    ['a prefix that no key can begin with', { store, keyPrefix: 'a b' }, 'keyPrefix'],
    ['an unknown deadline', { store, deadline: { reed: 5 } }, 'deadline.reed'],
    ['an endless deadline', { store, deadline: { read: Infinity } }, 'deadline.read'],
  ])('cannot be %s', (_, settings, option) => {
    const resolve = () => resolveCaches({ files: settings }, MODULE);
    expect(resolve).toThrow(InvalidOptionError);
    expect(resolve).toThrow(`Invalid option '${option}' in the caches of CacheMemoizeModule, 'files'`);
  });
});

describe('What is given in the place of the caches', () => {
  const form = "CacheMemoizeModule.forRoot({ shared: () => redisStore({ url }) }, { keyPrefix: 'shop' })";
  const refusalOf = (given: unknown) => {
    try {
      requireCaches(given, 'forRoot');
      return 'none';
    } catch (error) {
      return (error as InvalidOptionError).message;
    }
  };

  it.each<[unknown, string]>([
    [[store], 'got an array of 1'],
    [store, 'got an instance of MemoryCacheDescription'],
    ['redis://localhost', "got 'redis://localhost' (string)"],
  ])('is refused where it is no object of caches: %p', (given, got) => {
    expect(refusalOf(given)).toBe(
      `Invalid option 'caches' in forRoot: ${got}. It must be an object that names caches: ${form}.`,
    );
  });

  it.each<[string, unknown]>([
    ['keyPrefix', 'shop'],
    ['ttl', 60_000],
    ['enabled', false],
    ['deadline', { read: 50 }],
    ['classes', []],
    ['onError', () => undefined],
  ])('is refused where it is the option %s, which stands beside them', (option, value) => {
    expect(refusalOf({ shared: store, [option]: value })).toMatch(
      `It must be given in the second argument, because the first one names caches: ${form}.`,
    );
  });

  it('is refused where it is an object with caches, as a factory would resolve to', () => {
    expect(refusalOf({ caches: { shared: store } })).toBe(
      `Invalid option 'caches' in forRoot: got an object with the fields shared. It must be left out, because the first argument is the caches themselves: ${form}.`,
    );
  });

  it.each<[string, unknown]>([
    ['caches', store],
    ['http', () => store],
    ['secret', Promise.resolve(store)],
    ['classes', { store }],
    ['enabled', { get: () => undefined }],
  ])('may well be a cache under the name %s', (alias, cache) => {
    expect(refusalOf({ [alias]: cache })).toBe('none');
  });
});
