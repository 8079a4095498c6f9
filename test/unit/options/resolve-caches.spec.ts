import { memoryCache } from '../../../lib';
import { InvalidOptionError } from '../../../lib/errors/invalid-option.error';
import { resolveCaches } from '../../../lib/options/resolve-caches';
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

  it('cannot be had from anything but an object of caches', () => {
    expect(() => resolveCaches([store] as never, MODULE)).toThrow(
      "Invalid option 'options' in the caches of CacheMemoizeModule: got an array of 1. It must be an object with options.",
    );
  });
});
