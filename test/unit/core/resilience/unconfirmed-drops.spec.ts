import { MOST_NAMES, UnconfirmedNames } from '../../../../lib/core/resilience/unconfirmed-names';
import { UnconfirmedDrops } from '../../../../lib/core/resilience/unconfirmed-drops';
import { AvoidingCache } from '../../../../lib/core/resilience/avoiding.cache';
import { MemoryCache } from '../../../../lib/caches/memory/memory.cache';
import { CacheCounters } from '../../../../lib/ports/cache-counters';
import type { DropNames, Miss, Question } from '../../../../lib/ports/outcome-cache';
import { UnconfirmedDropError } from '../../../../lib/ports/unconfirmed-drop.error';
import { ManualClock } from '../../../support/time/manual-clock';

const question = (key: string, more: Partial<Question> = {}): Question => ({
  key,
  group: 'Files.find',
  kind: 'outcome',
  ...more,
});

/** Drops fail while `failure` answers an error. */
function setUp() {
  const clock = new ManualClock();
  const counters = new CacheCounters();
  const memory = new MemoryCache({ maxEntries: 100, clock });
  const dropped: DropNames[] = [];
  const state: { failure: (names: DropNames) => Error | undefined; cleared: number; confirmed: number } = {
    failure: () => new Error('down'),
    cleared: 0,
    confirmed: 0,
  };
  const inner = Object.assign(Object.create(memory) as MemoryCache, {
    drop: async (names: DropNames) => {
      const failure = state.failure(names);
      if (failure) throw failure;
      dropped.push(names);
      memory.drop(names);
    },
    clear: async () => {
      const failure = state.failure({});
      if (failure) throw failure;
      state.cleared += 1;
    },
  });
  const onConfirmed = (): void => void (state.confirmed += 1);
  const unconfirmed = new UnconfirmedDrops(inner, {
    scheduler: clock,
    counters,
    onConfirmed,
    random: () => 1,
  });
  const cache = new AvoidingCache(inner, unconfirmed);
  const keep = (asked: Question): void => {
    const { ticket } = memory.lookup(asked) as Miss;
    void memory.fill(ticket, 'kept', { ttl: 1000 });
  };
  const look = (asked: Question): unknown => (cache.lookup(asked) as { kind: string }).kind;
  const pass = async (ms: number): Promise<void> => {
    await clock.advance(ms);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { clock, counters, dropped, inner, state, unconfirmed, cache, keep, look, pass };
}

describe('what was not confirmed as dropped', () => {
  it('is not answered, looked at, opened or kept until it is, and nothing else is missed', () => {
    const { cache, keep, look, unconfirmed } = setUp();
    for (const key of ['a', 'b']) keep(question(key));
    const begun = (cache.lookup(question('c')) as Miss).ticket;
    unconfirmed.add({
      keys: [
        ['a', 'Files.find'],
        ['c', 'Files.find'],
      ],
      life: 1,
    });
    expect([look(question('a')), look(question('b'))]).toEqual(['bypass', 'hit']);
    expect(cache.peek(question('a'))).toEqual({ kind: 'bypass' });
    expect(cache.open(question('a'), 'replace')).toEqual({ kind: 'bypass' });
    expect(cache.fill(begun, 'old', { ttl: 1000 })).toBe(false);
    expect(look(question('a', { kind: 'mark' }))).toBe('miss');
  });

  it('is passed by with a bypass of its own for each call, which nobody joins', () => {
    const { cache, unconfirmed } = setUp();
    unconfirmed.add({ keys: [['a', 'Files.find']] });
    expect(cache.lookup(question('a'))).not.toBe(cache.lookup(question('a')));
  });

  it('may be a mark, a group, a tag of either form, or all outcomes', () => {
    const { look, unconfirmed } = setUp();
    unconfirmed.add({ marks: [['m', 'Files.mail']], groups: ['Files.all'], tags: ['t'] });
    expect([
      look(question('m', { kind: 'mark' })),
      look(question('m')),
      look(question('x', { group: 'Files.all' })),
      look(question('y', { group: 'Files.all', kind: 'mark' })),
      look(question('z', { tags: ['s', 't'] })),
      look(question('z', { tags: ['s'] })),
      look(question('z2', { tags: [], hasResultTags: true })),
      look(question('o')),
    ]).toEqual(['bypass', 'miss', 'bypass', 'bypass', 'bypass', 'miss', 'bypass', 'miss']);
    unconfirmed.add({ whole: 'outcomes' });
    expect([look(question('o')), look(question('o', { kind: 'mark' }))]).toEqual(['bypass', 'miss']);
  });

  it('is looked into one by one: there is no look-up of many until all is confirmed', async () => {
    const { cache, inner, pass, state, unconfirmed } = setUp();
    const lookupAll = jest.fn();
    Object.assign(inner, { lookupAll });
    cache.lookupAll?.([question('a')], () => undefined);
    expect(lookupAll).toHaveBeenCalledTimes(1);
    unconfirmed.add({ keys: [['b', 'Files.find']] });
    expect(cache.lookupAll).toBeUndefined();
    state.failure = () => undefined;
    await pass(1000);
    expect(cache.lookupAll).toBeDefined();
  });

  it('is not kept where only the outcome shows the tag', () => {
    const { cache, unconfirmed } = setUp();
    const [tagged, other] = ['a', 'b'].map(
      (key) => (cache.lookup(question(key, { tags: [], hasResultTags: true })) as Miss).ticket,
    );
    if (!tagged || !other) throw new Error('unreached');
    unconfirmed.add({ tags: ['t'] });
    expect(cache.fill(tagged, 'old', { ttl: 1000, tags: ['t'] })).toBe(false);
    expect(cache.fill(other, 'new', { ttl: 1000, tags: ['s'] })).toBe(true);
  });

  it('is sent again, with longer and longer pauses, until it is confirmed; then all is as it was', async () => {
    const { counters, dropped, keep, look, pass, state, unconfirmed } = setUp();
    keep(question('a'));
    unconfirmed.add({ keys: [['a', 'Files.find']], life: 7 });
    expect(counters.pendingInvalidations).toBe(1);
    let attempts = 0;
    state.failure = () => (++attempts < 3 ? new Error('down') : undefined);
    await pass(100);
    await pass(100);
    expect(attempts).toBe(1);
    await pass(100);
    expect([attempts, look(question('a'))]).toEqual([2, 'bypass']);
    await pass(400);
    expect(dropped).toEqual([{ keys: ['a'], marks: [], groups: [], tags: [], life: 7 }]);
    expect([counters.pendingInvalidations, state.confirmed, look(question('a'))]).toEqual([0, 1, 'miss']);
    await pass(10_000);
    expect(attempts).toBe(3);
  });

  it('is only what is left where a part was confirmed', async () => {
    const { dropped, look, pass, state, unconfirmed } = setUp();
    unconfirmed.add({
      keys: [
        ['a', 'Files.find'],
        ['b', 'Files.find'],
      ],
      groups: ['g'],
    });
    state.failure = () => new UnconfirmedDropError({ keys: ['b'] });
    await pass(100);
    expect([look(question('a')), look(question('b'))]).toEqual(['miss', 'bypass']);
    state.failure = () => undefined;
    await pass(1000);
    expect(dropped.map(({ keys, groups }) => ({ keys, groups }))).toEqual([{ keys: ['b'], groups: [] }]);
  });

  it('waits on where it is named again while it is being sent, for it may be carried out before', async () => {
    const { dropped, look, pass, state, unconfirmed } = setUp();
    unconfirmed.add({ keys: [['a', 'Files.find']] });
    state.failure = () => {
      unconfirmed.add({ keys: [['a', 'Files.find']] });
      state.failure = () => undefined;
      return undefined;
    };
    await pass(100);
    expect([dropped.length, look(question('a'))]).toEqual([1, 'bypass']);
    await pass(1000);
    expect([dropped.length, look(question('a'))]).toEqual([2, 'miss']);
  });

  it('is a clear where everything was to be dropped', async () => {
    const { look, pass, state, unconfirmed } = setUp();
    unconfirmed.add({ whole: 'outcomes' });
    await pass(100);
    expect([state.cleared, look(question('a'))]).toEqual([0, 'bypass']);
    state.failure = () => undefined;
    await pass(1000);
    expect([state.cleared, look(question('a'))]).toEqual([1, 'miss']);
  });

  it('is lost with the process, and not sent when the cache is closed', async () => {
    const { cache, dropped, pass, state, unconfirmed } = setUp();
    unconfirmed.add({ keys: [['a', 'Files.find']] });
    await cache.close();
    state.failure = () => undefined;
    await pass(10_000);
    expect(dropped).toEqual([]);
  });
});

describe('the names that wait', () => {
  const keysOf = (group: string | undefined, count: number): [string, string | undefined][] =>
    Array.from({ length: count }, (_, index) => [`${group}:${index}`, group]);

  it('are at most 10,000: those of the largest method become its group, marks included', () => {
    const names = new UnconfirmedNames();
    names.add({ keys: keysOf('large', 6000), marks: keysOf('large', 2), groups: ['g'] });
    names.add({ keys: keysOf('small', MOST_NAMES - 6003) });
    expect(names.size).toBe(MOST_NAMES);
    names.add({ tags: ['one more'] });
    expect(names.size).toBe(MOST_NAMES - 6003 + 3);
    expect(names.names).toMatchObject({ marks: [], groups: ['g', 'large'], tags: ['one more'] });
    expect(names.has(question('any', { group: 'large', kind: 'mark' }))).toBe(true);
    expect(names.has(question('any', { group: 'small' }))).toBe(false);
  });

  it('become the whole cache where no method is known of them, with the marks of guards', () => {
    const names = new UnconfirmedNames();
    names.add({ keys: keysOf(undefined, MOST_NAMES + 1) }, ['guard']);
    expect(names.names).toEqual({ keys: [], marks: [], groups: ['guard'], tags: [], life: Infinity });
    expect(names.isWhole).toBe(true);
    expect(names.has(question('any', { kind: 'mark' }))).toBe(true);
    expect(names.has(question('any'))).toBe(true);
  });

  it('become it as well where groups and tags alone are too many', () => {
    const names = new UnconfirmedNames();
    names.add({ tags: keysOf('tag', MOST_NAMES + 1).map(([tag]) => tag) });
    expect([names.isWhole, names.size]).toEqual([true, 1]);
  });

  it('belong to no method where two share one', () => {
    const names = new UnconfirmedNames();
    names.add({ keys: [['k', 'one']] });
    names.add({ keys: [['k', 'other']] });
    names.add({ keys: keysOf('one', MOST_NAMES) });
    expect(names.names).toMatchObject({ keys: ['k'], groups: ['one'] });
  });
});
