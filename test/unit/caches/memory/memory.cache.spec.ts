import { MemoryCache } from '../../../../lib/caches/memory/memory.cache';
import { CacheCounters } from '../../../../lib/ports/cache-counters';
import type { Ticket } from '../../../../lib/ports/outcome-cache';
import { ManualClock } from '../../../support/time/manual-clock';
import { ask, GROUP } from '../../../support/caches/ask';

function setUp({ maxEntries = 3, maxBytes = Infinity } = {}) {
  const clock = new ManualClock();
  const counters = new CacheCounters();
  const cache = new MemoryCache({ maxEntries, maxBytes, clock, counters });
  const open = (key: string, group = GROUP): Ticket => {
    const found = cache.lookup(ask(key, group));
    if (found.kind === 'hit') throw new Error(`${key} is kept already`);
    return found.ticket;
  };
  const keep = (key: string, ttl = 1000, group = GROUP): boolean =>
    cache.fill(open(key, group), `payload of ${key}`, { ttl });
  const keptOf = (keys: string): string =>
    [...keys].filter((key) => cache.lookup(ask(key)).kind === 'hit').join('');
  return { clock, cache, counters, open, keep, keptOf };
}

describe('the memory cache', () => {
  it('holds no more than maxEntries, and the least recently used goes first', () => {
    const { cache, keep, keptOf } = setUp();
    for (const key of 'abc') keep(key);
    cache.lookup(ask('a'));
    keep('d');
    expect([cache.held.entries, keptOf('abcd')]).toEqual([3, 'acd']);
  });

  it('can hold a single entry', () => {
    const { keep, keptOf } = setUp({ maxEntries: 1 });
    for (const key of 'ab') keep(key);
    expect(keptOf('ab')).toBe('b');
  });

  it('keeps its order when entries go from the middle, the front and the end', () => {
    const { cache, keep, keptOf } = setUp({ maxEntries: 5 });
    for (const key of 'abcde') keep(key);
    cache.drop({ keys: ['c', 'a', 'e'] });
    for (const key of 'fgh') keep(key);
    expect(keptOf('abcdefgh')).toBe('bdfgh');
    keep('i');
    expect(keptOf('bdfghi')).toBe('dfghi');
  });

  it('keeps an outcome until its ttl is over, and not longer', async () => {
    const { clock, keep, keptOf } = setUp();
    keep('a', 1000);
    await clock.advance(999);
    expect(keptOf('a')).toBe('a');
    await clock.advance(1);
    expect(keptOf('a')).toBe('');
  });

  it('keeps an outcome for good with a ttl of Infinity', async () => {
    const { clock, keep, keptOf } = setUp();
    keep('a', Infinity);
    await clock.advance(10 ** 12);
    expect(keptOf('a')).toBe('a');
  });

  it('tells the age and the rest of life of a hit', async () => {
    const { clock, cache, keep } = setUp();
    keep('a', 1000);
    await clock.advance(300);
    const found = cache.lookup(ask('a'));
    expect(found.kind === 'hit' && cache.freshness(found)).toEqual({ age: 300, ttl: 700 });
  });

  it('tells the age of a hit that never expires, whatever was looked up before it', async () => {
    const { clock, cache, keep } = setUp();
    keep('endless', Infinity);
    keep('a', 1000);
    await clock.advance(100);
    cache.lookup(ask('a'));
    await clock.advance(200);
    const found = cache.lookup(ask('endless'));
    expect(found.kind === 'hit' && cache.freshness(found)).toEqual({ age: 300, ttl: Infinity });
  });

  it('keeps nothing of a key but its entry: no ticket is left behind by a fill, a release or an invalidation', () => {
    const { cache, open } = setUp();
    cache.fill(open('a'), 1, { ttl: 1000 });
    cache.release(open('b'));
    open('c');
    cache.drop({ keys: ['a', 'c'] });
    expect(cache.openTickets).toBe(0);
  });

  it('refuses a fill after the group was invalidated, and opens another ticket', () => {
    const { cache, open } = setUp();
    const older = open('a');
    cache.drop({ groups: [GROUP] });
    const newer = open('a');
    expect(newer.id).not.toBe(older.id);
    expect(cache.fill(older, 'old', { ttl: 1000 })).toBe(false);
    expect(cache.fill(newer, 'new', { ttl: 1000 })).toBe(true);
  });

  it('does not take an entry of another group for a hit: its own group would not drop it', () => {
    const { cache, keep } = setUp();
    keep('same key', 1000, 'one');
    expect(cache.lookup(ask('same key', 'other')).kind).toBe('miss');
  });

  it('does not drop the entries of a group one by one', () => {
    const { cache, keep, keptOf } = setUp();
    for (const key of 'ab') keep(key);
    cache.drop({ groups: [GROUP] });
    expect(cache.held.entries).toBe(2);
    expect(keptOf('ab')).toBe('');
  });
});

describe('what a memory cache counts', () => {
  it('is nothing on a hit: whoever asked counts that', () => {
    const { cache, counters, keep } = setUp();
    keep('a');
    const before = { ...counters };
    cache.lookup(ask('a'));
    expect(counters).toEqual(before);
  });

  it('is every fill, refused or not, and what was only looked at', () => {
    const { cache, counters, open, keep } = setUp();
    keep('a');
    const outdated = open('b');
    cache.drop({ keys: ['b'] });
    cache.fill(outdated, 'old', { ttl: 1000 });
    cache.peek(ask('a'));
    expect(counters).toMatchObject({ reads: 1, fills: 2, failedFills: 0 });
  });

  it('is every step of invalidation, however much it names, and not its own end', async () => {
    const { cache, counters } = setUp();
    cache.drop({ keys: ['a', 'b'], groups: [GROUP] });
    cache.clear();
    await cache.close();
    expect(counters).toMatchObject({ invalidations: 2, failedInvalidations: 0 });
  });

  it.each([
    ['entries', { maxEntries: 2 }],
    ['bytes', { maxBytes: 2 * 290 }],
  ])('is what was pushed out by newer ones, where there is no room for more %s', (_, limits) => {
    const { cache, counters, keep, keptOf } = setUp(limits);
    for (const key of 'abc') keep(key);
    cache.drop({ keys: ['b'] });
    keep('d');
    expect([keptOf('abcd'), counters.evictions]).toEqual(['cd', 1]);
  });

  it('is how many it holds, and how many bytes that is where these are bounded', () => {
    const unbounded = setUp();
    unbounded.keep('a');
    expect(unbounded.cache.held).toEqual({ entries: 1, bytes: undefined });

    const bounded = setUp({ maxBytes: 10_000 });
    bounded.keep('a');
    const { bytes = 0 } = bounded.cache.held;
    expect(bytes).toBeGreaterThan(200);
    bounded.cache.clear();
    expect(bounded.cache.held).toEqual({ entries: 0, bytes: 0 });
  });
});
