import type { Caches } from '../../../lib/options/module-options';
import { resolveCaches } from '../../../lib/options/resolve-caches';
import { resolveModuleOptions } from '../../../lib/options/resolve-module-options';
import { InvalidOptionError } from '../../../lib/errors/invalid-option.error';
import { MapStore } from '../../support/doubles/map-store';

const MODULE = resolveModuleOptions(
  { ttl: '9s', keyPrefix: 'shop', deadline: { read: 50, fill: 60, invalidate: 70 } },
  'a test',
);
const resolve = (caches: object) => resolveCaches(caches as Caches, MODULE);

const OF_MODULE = { ttl: 9000, keyPrefix: 'shop', deadline: { read: 50, fill: 60, invalidate: 70 } };

describe('the caches of the module', () => {
  it('are what was given for each alias, with the settings of the module', () => {
    const store = new MapStore();
    const make = () => store;
    expect(resolve({ one: store, two: make })).toEqual([
      { alias: 'one', store, ...OF_MODULE },
      { alias: 'two', store: make, ...OF_MODULE },
    ]);
  });

  it('may come with settings of their own, each of which is left out or not', () => {
    const store = new MapStore();
    const deadline = { read: 7 };
    expect(resolve({ one: { store }, two: { store, ttl: '1s', keyPrefix: 'own', deadline } })).toEqual([
      { alias: 'one', store, ...OF_MODULE },
      { alias: 'two', store, ttl: 1000, keyPrefix: 'own', deadline: { read: 7, fill: 60, invalidate: 70 } },
    ]);
  });

  it('are not taken apart where they have a store themselves, as those of cache-manager 5 do', () => {
    const cache = { store: {}, get: () => undefined, set: () => undefined, del: () => undefined };
    class Keyv {
      readonly store = {};
    }
    const keyv = new Keyv();
    expect(resolve({ one: cache, two: keyv }).map(({ store }) => store)).toEqual([cache, keyv]);
    const withoutPrototype = Object.assign(Object.create(null) as object, { store: cache });
    expect(resolve({ one: withoutPrototype })[0]?.store).toBe(cache);
  });

  it('are left to be refused later where they are none at all', () => {
    expect(resolve({ one: undefined, two: {}, three: 'redis' }).map(({ store }) => store)).toEqual([
      undefined,
      {},
      'redis',
    ]);
  });

  it.each([[[]], [new MapStore()], ['redis'], [null]])('cannot be named by %p', (caches) => {
    expect(() => resolve(caches as unknown as object)).toThrow(InvalidOptionError);
  });

  it.each<[string, object]>([
    ['tll', { tll: 1 }],
    ['ttl', { ttl: 0 }],
    ['keyPrefix', { keyPrefix: 'my shop' }],
    ['deadline.read', { deadline: { read: Infinity } }],
    ['deadline.reed', { deadline: { reed: 1 } }],
  ])('are refused with %s in %p, by the name of the alias', (option, settings) => {
    const invalid = `Invalid option '${option}' in the caches of CacheMemoizeModule, 'one'`;
    expect(() => resolve({ one: { store: new MapStore(), ...settings } })).toThrow(invalid);
  });
});
