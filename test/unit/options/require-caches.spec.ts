import { type InvalidOptionError, memoryCache } from '../../../lib';
import { requireCaches } from '../../../lib/options/require-caches';

const store = memoryCache();

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
