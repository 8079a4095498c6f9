import {
  type CacheMemoizeModuleOptions,
  type Caches,
  InvalidOptionError,
  memoryCache,
} from 'nestjs-cache-memoize';
import { MemoryCacheDescription } from '../../../lib/caches/memory/memory-cache.description';
import { resolveConfiguration } from '../../../lib/module/configuration';
import { MapStore } from '../../support/doubles/map-store';

const configure = (caches: Caches, options: CacheMemoizeModuleOptions = {}) =>
  resolveConfiguration({ caches, options, where: 'a test' });

describe('the configuration of an application', () => {
  it('has a default cache in memory unless it says otherwise', () => {
    const [cache, ...others] = configure({}).caches;
    expect([cache?.alias, cache?.store instanceof MemoryCacheDescription, others]).toEqual([
      'default',
      true,
      [],
    ]);
    const store = new MapStore();
    expect(configure({ default: store }).caches).toMatchObject([{ alias: 'default', store }]);
  });

  it('keeps the default cache beside others', () => {
    const { caches } = configure({ shared: new MapStore() });
    expect(caches.map(({ alias }) => alias)).toEqual(['default', 'shared']);
  });

  it('gives each cache what the module says, where it says nothing itself', () => {
    const settings = { store: new MapStore(), ttl: '1s', keyPrefix: 'own', deadline: { read: 7 } } as const;
    const options = { keyPrefix: 'shop', ttl: '9s', deadline: { read: 50, fill: 60 } } as const;
    const { caches } = configure({ default: memoryCache(), own: settings }, options);
    expect(caches).toMatchObject([
      { alias: 'default', ttl: 9000, keyPrefix: 'shop', deadline: { read: 50, fill: 60, invalidate: 1000 } },
      { alias: 'own', ttl: 1000, keyPrefix: 'own', deadline: { read: 7, fill: 60, invalidate: 1000 } },
    ]);
  });

  it('says who gave an option that cannot be', () => {
    expect(() => configure({}, { ttl: '5 minutes' as '5m' })).toThrow("Invalid option 'ttl' in a test");
    expect(() => configure({ own: { store: memoryCache(), ttl: -1 } })).toThrow(
      "Invalid option 'ttl' in the caches of CacheMemoizeModule, 'own'",
    );
  });

  it.each([[[new MapStore()]], [new Map()], ['redis://localhost'], [memoryCache()]])(
    'takes no %p for caches: their names would be lost, and calls would use the default cache',
    (caches) => {
      expect(() => configure(caches as unknown as Caches)).toThrow(InvalidOptionError);
    },
  );
});
