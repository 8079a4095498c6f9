import { LocalCopies } from '../../../../lib/caches/tiered/local-copies';
import { TieredCache } from '../../../../lib/caches/tiered/tiered.cache';
import { CacheCounters } from '../../../../lib/ports/cache-counters';
import { originalOf } from '../../../../lib/ports/outcome-codec';
import type { DropNames, Freshness, Lookup, Question } from '../../../../lib/ports/outcome-cache';
import { UnconfirmedDropError } from '../../../../lib/ports/unconfirmed-drop.error';
import { ask, askMark } from '../../../support/caches/ask';
import { hit, miss, SlowCache } from '../../../support/doubles/slow-cache';
import { ManualClock, settled } from '../../../support/time/manual-clock';

const LONG = 60_000;

/** A shared cache whose hits live as long as the test says. */
class SharedStore extends SlowCache {
  ttl = LONG;

  override freshness(): Freshness {
    return { age: 0, ttl: this.ttl };
  }
}

/** A clock whose wall can be set. */
class SetClock extends ManualClock {
  set = 0;

  override wall(): number {
    return super.wall() + this.set;
  }
}

describe('memory in front of a shared cache', () => {
  let clock: SetClock;
  let store: SharedStore;
  let counters: CacheCounters;
  let cache: TieredCache;

  beforeEach(() => {
    clock = new SetClock();
    store = new SharedStore();
    counters = new CacheCounters();
    cache = makeCache();
  });

  function makeCache({ maxEntries = 10, maxBytes = Infinity } = {}): TieredCache {
    const copies = new LocalCopies({ maxEntries, maxBytes, clock, counters });
    return new TieredCache(store, { copies, scheduler: clock });
  }

  /** Asks, and has the shared cache answer after so long. */
  async function look(question: Question, found: Lookup, after = 0): Promise<void> {
    const lookup = cache.lookup(question);
    await clock.advance(after);
    store.last.answer(found);
    await lookup;
  }

  function isCopied(question: Question): boolean {
    const before = store.count('lookup');
    void cache.lookup(question);
    return store.count('lookup') === before;
  }

  it('answers a hit again at once, with what the shared cache answered', async () => {
    await look(ask('k'), hit('payload'));
    const found = cache.lookup(ask('k'));
    expect(found).toMatchObject({ kind: 'hit' });
    expect(originalOf((found as { payload: unknown }).payload)).toBe('payload');
  });

  it('answers for 200 ms, and no longer', async () => {
    await look(ask('k'), hit('payload'));
    await clock.advance(199.9);
    expect(isCopied(ask('k'))).toBe(true);
    await clock.advance(0.1);
    expect(isCopied(ask('k'))).toBe(false);
  });

  it('counts from before the question was sent, and not from its answer', async () => {
    await look(ask('k'), hit('payload'), 150);
    await clock.advance(49);
    expect(isCopied(ask('k'))).toBe(true);
    await clock.advance(1);
    expect(isCopied(ask('k'))).toBe(false);
  });

  it('keeps nothing of an answer that took longer', async () => {
    await look(ask('k'), hit('payload'), 200);
    expect(isCopied(ask('k'))).toBe(false);
  });

  it.each([
    ['forward', 200],
    ['back', -1],
  ])('is over as soon as the wall clock is set %s', async (_, ms) => {
    await look(ask('k'), hit('payload'));
    clock.set = ms;
    expect(isCopied(ask('k'))).toBe(false);
  });

  it('is over at the end of the life of the outcome', async () => {
    store.ttl = 30;
    await look(ask('k'), hit('payload'));
    await clock.advance(29);
    expect(isCopied(ask('k'))).toBe(true);
    await clock.advance(1);
    expect(isCopied(ask('k'))).toBe(false);
  });

  it('makes no copy of what it fills', async () => {
    await look(ask('k'), miss('k'));
    const filled = cache.fill({ question: ask('k'), id: 1, leasedElsewhere: false }, 'payload', {
      ttl: LONG,
    });
    store.last.answer(true);
    await filled;
    expect(isCopied(ask('k'))).toBe(false);
  });

  it.each([
    ['the mark of a guard', askMark('k')],
    ['a method that wants no copies', { ...ask('k'), localCopies: false as const }],
  ])('makes no copy of %s', async (_, question) => {
    await look(question, hit('payload'));
    expect(isCopied(question)).toBe(false);
  });

  it('does not answer with a copy who relies on other tags, on none, or on those of the outcome', async () => {
    await look({ ...ask('k'), tags: ['a'], hasResultTags: false }, hit('payload'));
    expect(isCopied({ ...ask('k'), tags: ['b'], hasResultTags: false })).toBe(false);
    await look({ ...ask('k'), tags: [], hasResultTags: false }, hit('payload'));
    expect(isCopied(ask('k'))).toBe(false);
    await look({ ...ask('k'), tags: [], hasResultTags: false }, hit('payload'));
    expect(isCopied({ ...ask('k'), tags: [], hasResultTags: true })).toBe(false);
  });

  it.each<[string, Question, DropNames]>([
    ['its key', ask('k'), { keys: ['k'] }],
    ['its group', ask('k'), { groups: [ask('k').group] }],
    ['its tag', { ...ask('k'), tags: ['a'], hasResultTags: false }, { tags: ['a'] }],
    ['a tag that its outcome may have', { ...ask('k'), tags: [], hasResultTags: true }, { tags: ['a'] }],
  ])('drops its own copy with %s as soon as that is confirmed', async (_, question, names) => {
    await look(question, hit('payload'));
    void cache.drop(names);
    store.last.answer(undefined);
    await settled();
    expect(isCopied(question)).toBe(false);
  });

  it('makes no copy of an answer that may be from before a drop of its own', async () => {
    const lookup = cache.lookup(ask('k'));
    const asked = store.last;
    void cache.drop({ keys: ['k'] });
    store.last.answer(undefined);
    await settled();
    asked.answer(hit('old'));
    await lookup;
    expect(isCopied(ask('k'))).toBe(false);
  });

  describe('an invalidation', () => {
    async function isOver(over: Promise<unknown>): Promise<boolean> {
      const other = Symbol('not over');
      return (
        (await Promise.race([over.then(undefined, () => undefined), settled().then(() => other)])) !== other
      );
    }

    async function confirmed(dropped: unknown, after = 500): Promise<Promise<unknown>> {
      await clock.advance(after);
      store.last.answer(undefined);
      await settled();
      return dropped;
    }

    it.each<[string, (at: TieredCache) => unknown]>([
      ['of a key', (at) => at.drop({ keys: ['k'] })],
      ['of a group', (at) => at.drop({ groups: ['g'] })],
      ['of a tag', (at) => at.drop({ tags: ['t'] })],
      ['of everything', (at) => at.clear()],
    ])('%s waits 207 ms from its confirmation', async (_, drop) => {
      const dropped = drop(cache) as Promise<unknown>;
      await confirmed(undefined);
      await clock.advance(206);
      expect(await isOver(dropped)).toBe(false);
      await clock.advance(1);
      expect(await isOver(dropped)).toBe(true);
    });

    it('waits also where this process keeps nothing', async () => {
      cache = new TieredCache(store, { copies: undefined, scheduler: clock });
      const dropped = cache.drop({ keys: ['k'] });
      await confirmed(undefined);
      expect(await isOver(dropped)).toBe(false);
      await clock.advance(207);
      expect(await isOver(dropped)).toBe(true);
    });

    it('of marks waits for nothing, and so does one that says so', async () => {
      const ofMarks = cache.drop({ marks: ['k'] });
      await confirmed(undefined);
      expect(await isOver(ofMarks)).toBe(true);
      const told = cache.drop({ keys: ['k'] }, { waitsForCopies: false });
      await confirmed(undefined);
      expect(await isOver(told)).toBe(true);
    });

    it('that fails waits for nothing', async () => {
      const dropped = cache.drop({ keys: ['k'] });
      dropped.catch(() => undefined);
      store.last.fail(new Error('down'));
      await settled();
      expect(await isOver(dropped)).toBe(true);
      await expect(dropped).rejects.toThrow('down');
    });

    it('that fails in part waits for what was confirmed', async () => {
      const dropped = cache.drop({ keys: ['a', 'b'] });
      dropped.catch(() => undefined);
      store.last.fail(new UnconfirmedDropError({ keys: ['a'] }));
      await settled();
      expect(await isOver(dropped)).toBe(false);
      await clock.advance(207);
      await expect(dropped).rejects.toThrow(UnconfirmedDropError);
    });
  });

  it.each([
    ['until no process answers any more with what it has replaced', true],
    ['as long where a later one has outdated it, which may have replaced what others answer', false],
  ])('keeps a refresh %s', async (_, isKept) => {
    const opened = cache.open(ask('k'), 'replace');
    store.last.answer(miss('k'));
    const { ticket } = (await opened) as ReturnType<typeof miss>;
    let isOver = false;
    const filled = (cache.fill(ticket, 'new', { ttl: LONG }) as Promise<unknown>).then(() => (isOver = true));
    store.last.answer(isKept);
    await settled();
    await clock.advance(206);
    expect(isOver).toBe(false);
    await clock.advance(1);
    await filled;
    expect(isOver).toBe(true);
  });

  it('asks the shared cache past a copy with what that has answered, and does without the copy', async () => {
    const found = hit('payload');
    await look(ask('k'), found);
    const copy = cache.lookup(ask('k'));
    const past = jest.spyOn(store, 'lookupPast');
    void cache.lookupPast(ask('k'), copy as typeof found);
    expect(past).toHaveBeenCalledWith(ask('k'), found);
    expect(isCopied(ask('k'))).toBe(false);
  });

  it('lets what the shared cache has answered rest, and does without the copy', async () => {
    const found = hit('payload');
    await look(ask('k'), found);
    const copy = cache.lookup(ask('k')) as typeof found;
    const release = jest.spyOn(store, 'release');
    const { ticket } = miss('k');
    void cache.release(ticket, { kind: 'rests', hit: copy, ms: 1000 });
    expect(release).toHaveBeenCalledWith(ticket, { kind: 'rests', hit: found, ms: 1000 });
    expect(isCopied(ask('k'))).toBe(false);
  });

  it('counts what it keeps, and what was pushed out', async () => {
    cache = makeCache({ maxEntries: 2, maxBytes: 100_000 });
    for (const key of ['a', 'b', 'c']) await look(ask(key), hit('payload'));
    expect(cache.held?.entries).toBe(2);
    expect(cache.held?.bytes).toBeGreaterThan(0);
    expect(counters.evictions).toBe(1);
  });

  it('keeps nothing that comes after its end', async () => {
    const lookup = cache.lookup(ask('k'));
    const asked = store.last;
    void cache.close();
    asked.answer(hit('payload'));
    await lookup;
    expect(cache.held?.entries).toBe(0);
  });
});
