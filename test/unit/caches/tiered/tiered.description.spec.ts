import { TieredDescription, tiered } from '../../../../lib/caches/tiered/tiered.description';
import { memoryCache } from '../../../../lib/caches/memory/memory-cache.description';

const store = (): object => ({});

describe('tiered()', () => {
  it('describes memory as memoryCache() does, in front of its store', () => {
    const { memory, store: given } = tiered({ memory: { maxEntries: 5, isolation: 'share' }, store });
    expect(memory).toEqual(memoryCache({ maxEntries: 5, isolation: 'share' }));
    expect(given).toBe(store);
  });

  it('has the defaults of memoryCache() where nothing is said', () => {
    expect(tiered({ store }).memory).toEqual(memoryCache());
  });

  it('describes no memory with serve: false', () => {
    expect(tiered({ memory: { serve: false }, store })).toEqual(new TieredDescription(undefined, store));
  });

  it.each<[string, unknown, string]>([
    ['no store', {}, "Invalid option 'store' in tiered(): got undefined."],
    ['a connection string', { store: 'redis://localhost' }, "Invalid option 'store' in tiered()"],
    ['memory', { store: memoryCache() }, 'memoryCache() is memory already, and needs none in front of it'],
    ['another one', { store: tiered({ store }) }, 'and no tiered() once more'],
    ['settings', { store: { store, ttl: '1m' } }, 'stand outside: { store: tiered({ … }), ttl }'],
    ['an unknown name', { store, front: {} }, "Invalid option 'front' in tiered()"],
    [
      'a memory cache for its memory',
      { store, memory: memoryCache() },
      "Invalid option 'memory' in tiered()",
    ],
    ['an unknown name of memory', { store, memory: { ttl: 5 } }, "Invalid option 'memory.ttl' in tiered()"],
    ['a lease of choice', { store, memory: { lease: 5 } }, "Invalid option 'memory.lease' in tiered()"],
    ['no number of entries', { store, memory: { maxEntries: 0 } }, "Invalid option 'memory.maxEntries'"],
    ['bytes of what is shared', { store, memory: { isolation: 'share', maxBytes: 5 } }, "'memory.maxBytes'"],
    ['bounds of nothing', { store, memory: { serve: false, maxEntries: 5 } }, 'left out with serve: false'],
    ['no boolean', { store, memory: { serve: 'no' } }, "Invalid option 'memory.serve' in tiered()"],
  ])('refuses %s', (_, given, text) => {
    expect(() => tiered(given as Parameters<typeof tiered>[0])).toThrow(text);
  });
});
