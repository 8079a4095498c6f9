import type { Hit, Lookup, Miss, OutcomeCache, Ticket } from '../../lib/ports/outcome-cache';
import { ask, askMark, GROUP } from '../support/caches/ask';
import { describeAging } from './aging.contract';
import { describeTags } from './tags.contract';

/** A cache under test, with what stands behind it. */
export interface ContractSubject {
  readonly cache: OutcomeCache;
  /** The cache of the same application in another process, and other applications' caches in the same store. */
  readonly sharing?: {
    readonly elsewhere: OutcomeCache;
    makeNeighbour(keyPrefix: string): Promise<OutcomeCache>;
  };
  /** For how long a process may answer with what another one has replaced, in milliseconds. @default 0 */
  readonly copiesLive?: number;
  /** Lets a little time pass. */
  readonly elapse: (ms: number) => Promise<void>;
  /** Ends everything. */
  dispose(): Promise<void>;
}

export interface ContractTraits {
  /** False where the cache is one process's own. */
  readonly isShared: boolean;
  /** False on plain stores: no leases, so nobody is told to wait, and nothing is replaced. */
  readonly hasLeases: boolean;
  /** Whether the invalidation of a tag leaves alone what is computed meanwhile and turns out not to carry it. */
  readonly knowsTagTimes: boolean;
  /** What `Infinity` comes to, in milliseconds. */
  readonly longestLife: number;
}

const MINUTE = 60_000;
const ODD_KEYS = [
  '',
  ' ',
  'a b',
  '}',
  '{',
  '{}',
  '{a}b',
  '}{',
  'a:v',
  'ä€😀',
  '\ud800',
  '\ud801',
  '*',
  'a*',
  '\\',
  '\n',
];

/** The rules of {@link OutcomeCache}, for any cache that claims to be one. */
export function describeOutcomeCacheContract(
  name: string,
  traits: ContractTraits,
  makeSubject: () => Promise<ContractSubject>,
): void {
  describe(`${name}, as a cache of outcomes`, () => {
    let subject: ContractSubject;
    let cache: OutcomeCache;

    beforeAll(async () => {
      subject = await makeSubject();
      cache = subject.cache;
    });
    beforeEach(() => cache.clear());
    afterAll(async () => {
      await cache.close();
      await subject.dispose();
    });

    describe('a look-up', () => {
      it('misses what was never filled, with a ticket for exactly that key and group', async () => {
        const { ticket } = await miss(cache, 'k');
        expect(ticket).toMatchObject({ question: ask('k'), leasedElsewhere: false });
      });

      it('hits what was filled, with the payload as it was given', async () => {
        await keep(cache, 'k', 'payload');
        expect((await hit(cache, 'k')).payload).toBe('payload');
      });

      it.each(['', '{"a":1}', 'ä€😀\u0000\n', 'x'.repeat(200_000)])(
        'gives back any text (%#)',
        async (text) => {
          await keep(cache, 'k', text);
          expect((await hit(cache, 'k')).payload).toBe(text);
        },
      );

      it('keeps keys apart, whatever characters they are made of', async () => {
        for (const key of ODD_KEYS) await keep(cache, key, `of ${JSON.stringify(key)}`);
        for (const key of ODD_KEYS) expect((await hit(cache, key)).payload).toBe(`of ${JSON.stringify(key)}`);
      });

      it('shares one answer with its equals of the same tick', async () => {
        const [one, other] = await Promise.all([cache.lookup(ask('k')), cache.lookup(ask('k'))]);
        expect(ticketOf(one).id).toBe(ticketOf(other).id);
      });

      it('gives different keys different tickets', async () => {
        const [one, other] = await Promise.all([miss(cache, 'a'), miss(cache, 'b')]);
        expect(one.ticket.id).not.toBe(other.ticket.id);
      });

      it('finds the same ticket again while nothing was invalidated', async () => {
        const before = await miss(cache, 'k');
        const after = await miss(cache, 'k');
        expect(after.ticket.id).toBe(before.ticket.id);
      });

      it('does not find under one group what was kept under another', async () => {
        await keep(cache, 'k', 'payload');
        expect((await cache.lookup(ask('k', 'Files.read'))).kind).toBe('miss');
      });

      it('answers a thousand keys asked for in one tick', async () => {
        const keys = Array.from({ length: 1000 }, (_, index) => `k${index}`);
        await Promise.all(keys.map((key) => keep(cache, key, `of ${key}`)));
        const hits = await Promise.all(keys.map((key) => hit(cache, key)));
        expect(hits.map(({ payload }) => payload)).toEqual(keys.map((key) => `of ${key}`));
      });
    });

    describe('a hit', () => {
      it('tells how old it is, and how long it will live', async () => {
        await keep(cache, 'k', 'payload', MINUTE);
        await subject.elapse(20);
        const { age, ttl } = cache.freshness(await hit(cache, 'k'));
        expect(age).toBeGreaterThanOrEqual(15);
        expect(age + ttl).toBe(MINUTE);
      });

      it('is over when its ttl has passed', async () => {
        await keep(cache, 'k', 'payload', 40);
        expect(await becomesMiss(subject, 'k')).toBe(true);
      });

      it('lives as long as this cache keeps anything, if told for ever', async () => {
        await keep(cache, 'k', 'payload', Infinity);
        const { age, ttl } = cache.freshness(await hit(cache, 'k'));
        expect(ttl === Infinity ? ttl : age + ttl).toBe(traits.longestLife);
      });

      it('is over soon, and no error, if told to live for less than a millisecond', async () => {
        expect(await cache.fill((await miss(cache, 'k')).ticket, 'payload', { ttl: 0.2 })).toBe(true);
        expect(await becomesMiss(subject, 'k')).toBe(true);
      });
    });

    describe.each<[string, (at: OutcomeCache) => unknown]>([
      ['drop of a key', (at) => at.drop({ keys: ['k'] })],
      ['drop of a group', (at) => at.drop({ groups: [GROUP] })],
      ['drop of keys and groups', (at) => at.drop({ keys: ['k'], marks: ['k'], groups: ['Files.read'] })],
      ['clear', (at) => at.clear()],
    ])('%s', (_name, drop) => {
      it('drops what was kept', async () => {
        await keep(cache, 'k', 'payload');
        await drop(cache);
        expect((await cache.lookup(ask('k'))).kind).toBe('miss');
      });

      it('makes a fill worthless whose ticket was opened before', async () => {
        const { ticket } = await miss(cache, 'k');
        await drop(cache);
        await cache.fill(ticket, 'old', { ttl: MINUTE });
        expect((await cache.lookup(ask('k'))).kind).toBe('miss');
      });

      it('makes such a fill worthless also when somebody computes anew meanwhile', async () => {
        const old = await miss(cache, 'k');
        await drop(cache);
        const fresh = await miss(cache, 'k');
        await cache.fill(old.ticket, 'old', { ttl: MINUTE });
        expect((await cache.lookup(ask('k'))).kind).toBe('miss');
        await cache.fill(fresh.ticket, 'new', { ttl: MINUTE });
        expect((await hit(cache, 'k')).payload).toBe('new');
      });

      it('does not let such a fill overwrite what was kept since', async () => {
        const old = await miss(cache, 'k');
        await drop(cache);
        await keep(cache, 'k', 'new');
        await cache.fill(old.ticket, 'old', { ttl: MINUTE });
        const lookup = await cache.lookup(ask('k'));
        expect(lookup).not.toMatchObject({ payload: 'old' });
      });

      it('gives the next look-up another ticket: what runs under the old one is not to be joined', async () => {
        const before = await miss(cache, 'k');
        await drop(cache);
        const after = await miss(cache, 'k');
        expect(after.ticket.id).not.toBe(before.ticket.id);
        expect(after.ticket.leasedElsewhere).toBe(false);
      });

      it('lets a fill through whose ticket was opened after', async () => {
        await drop(cache);
        await keep(cache, 'k', 'new');
        expect((await hit(cache, 'k')).payload).toBe('new');
      });

      it('resolves when there is nothing to drop', async () => {
        await drop(cache);
        await drop(cache);
        expect((await cache.lookup(ask('k'))).kind).toBe('miss');
      });
    });

    it('drop drops the named keys and no other', async () => {
      for (const key of ['a', 'b', 'c']) await keep(cache, key, key);
      await cache.drop({ keys: ['a', 'c'] });
      expect((await cache.lookup(ask('a'))).kind).toBe('miss');
      expect((await cache.lookup(ask('c'))).kind).toBe('miss');
      expect((await hit(cache, 'b')).payload).toBe('b');
    });

    it('drop takes any number of keys, also none, also the same one twice', async () => {
      const keys = Array.from({ length: 2500 }, (_, index) => `k${index}`);
      for (const key of ['k0', 'k999', 'k1000', 'k2499', 'other']) await keep(cache, key, key);
      await cache.drop({ keys: [] });
      await cache.drop({ keys: [...keys, 'k0'] });
      for (const key of ['k0', 'k999', 'k1000', 'k2499'])
        expect((await cache.lookup(ask(key))).kind).toBe('miss');
      expect((await hit(cache, 'other')).payload).toBe('other');
    });

    it('drop drops the named group and no other', async () => {
      await keep(cache, 'k', 'payload');
      await cache.drop({ groups: ['Files.read'] });
      expect((await hit(cache, 'k')).payload).toBe('payload');
    });

    describe('a peek', () => {
      it('finds what is kept', async () => {
        await keep(cache, 'k', 'payload');
        expect(await cache.peek(ask('k'))).toMatchObject({ kind: 'hit', payload: 'payload' });
      });

      it('finds nothing where nothing is kept, and opens nothing', async () => {
        expect(await cache.peek(ask('k'))).toEqual({ kind: 'absent' });
        expect((await miss(cache, 'k')).ticket.leasedElsewhere).toBe(false);
      });

      it.each<[string, (at: OutcomeCache) => unknown]>([
        ['its key', (at) => at.drop({ keys: ['k'] })],
        ['its group', (at) => at.drop({ groups: [GROUP] })],
        ['everything', (at) => at.clear()],
      ])('finds nothing once %s was dropped', async (_name, drop) => {
        await keep(cache, 'k', 'payload');
        await drop(cache);
        expect(await cache.peek(ask('k'))).toEqual({ kind: 'absent' });
      });

      it('leaves a ticket that is open as it is', async () => {
        const { ticket } = await miss(cache, 'k');
        await cache.peek(ask('k'));
        expect(await cache.fill(ticket, 'payload', { ttl: MINUTE })).toBe(true);
      });
    });

    describe('the mark of a guard', () => {
      beforeEach(() => cache.drop({ groups: [GROUP] }));

      it('has nothing to do with the outcome of the same key', async () => {
        await keepMark(cache, 'k');
        expect((await cache.lookup(ask('k'))).kind).toBe('miss');
        await keep(cache, 'k', 'payload');
        expect((await hit(cache, 'k')).payload).toBe('payload');
        expect(await cache.lookup(askMark('k'))).toMatchObject({ kind: 'hit', payload: 'mark' });
      });

      it('outlives clear, and what is computed for it goes on', async () => {
        await keepMark(cache, 'k');
        const other = await cache.lookup(askMark('other'));
        await cache.clear();
        expect(await cache.lookup(askMark('k'))).toMatchObject({ kind: 'hit', payload: 'mark' });
        expect(await cache.fill(ticketOf(other), 'mark', { ttl: MINUTE })).toBe(true);
        expect(await cache.lookup(askMark('other'))).toMatchObject({ kind: 'hit' });
      });

      it.each<[string, (at: OutcomeCache) => unknown]>([
        ['the drop of its key', (at) => at.drop({ marks: ['k'] })],
        ['the drop of its group', (at) => at.drop({ groups: [GROUP] })],
      ])('does not outlive %s', async (_name, drop) => {
        await keepMark(cache, 'k');
        await drop(cache);
        expect((await cache.lookup(askMark('k'))).kind).toBe('miss');
      });

      it.each<[string, (at: OutcomeCache) => unknown]>([
        ['the drop of its key', (at) => at.drop({ marks: ['k'] })],
        ['the drop of its group', (at) => at.drop({ groups: [GROUP] })],
      ])('is not kept by a run that began before %s', async (_name, drop) => {
        const old = await cache.lookup(askMark('k'));
        await drop(cache);
        await cache.fill(ticketOf(old), 'mark', { ttl: MINUTE });
        expect((await cache.lookup(askMark('k'))).kind).toBe('miss');
      });

      it('is not dropped with an outcome of its key', async () => {
        await keepMark(cache, 'k');
        await cache.drop({ keys: ['k'] });
        expect((await cache.lookup(askMark('k'))).kind).toBe('hit');
      });
    });

    describe('open', () => {
      it('shares the ticket of what is under way', async () => {
        const { ticket } = await miss(cache, 'k');
        const opened = await cache.open(ask('k'), 'share');
        expect(ticketOf(opened).id).toBe(ticket.id);
      });

      it('gives a ticket although an outcome is kept, which stays in place until the fill', async () => {
        await keep(cache, 'k', 'old');
        const opened = await cache.open(ask('k'), 'replace');
        expect((await hit(cache, 'k')).payload).toBe('old');
        expect(await cache.fill(ticketOf(opened), 'new', { ttl: MINUTE })).toBe(true);
        expect((await hit(cache, 'k')).payload).toBe('new');
      });

      it('shares a ticket of its own where an outcome is kept that nobody can read', async () => {
        await keep(cache, 'k', 'unreadable');
        const opened = await cache.open(ask('k'), 'share');
        expect(await cache.fill(ticketOf(opened), 'readable', { ttl: MINUTE })).toBe(true);
        expect((await hit(cache, 'k')).payload).toBe('readable');
      });

      it('is outdated by an invalidation like any other ticket', async () => {
        const opened = await cache.open(ask('k'), 'replace');
        await cache.drop({ keys: ['k'] });
        await cache.fill(ticketOf(opened), 'old', { ttl: MINUTE });
        expect((await cache.lookup(ask('k'))).kind).toBe('miss');
      });
    });

    it.each([[['k']], [['k', 'l']]])(
      'fill lets who comes when its outcome is over compute at once: %p',
      async (keys) => {
        const tickets = await Promise.all(keys.map(async (key) => (await miss(cache, key)).ticket));
        await Promise.all(tickets.map(async (ticket) => cache.fill(ticket, 'payload', { ttl: 1 })));
        await subject.elapse(20);
        for (const key of keys) expect((await miss(cache, key)).ticket.leasedElsewhere).toBe(false);
      },
    );

    it('release lets the next look-up compute at once', async () => {
      const { ticket } = await miss(cache, 'k');
      await cache.release(ticket);
      expect((await miss(cache, 'k')).ticket.leasedElsewhere).toBe(false);
    });

    if (traits.hasLeases) {
      it('open to replace outdates the older tickets, whoever ends first', async () => {
        const slow = await miss(cache, 'k');
        const refresh = await cache.open(ask('k'), 'replace');
        expect(await cache.fill(slow.ticket, 'slow', { ttl: MINUTE })).toBe(false);
        expect(await cache.fill(ticketOf(refresh), 'refreshed', { ttl: MINUTE })).toBe(true);
        expect(await cache.fill(slow.ticket, 'slow', { ttl: MINUTE })).toBe(false);
        expect((await hit(cache, 'k')).payload).toBe('refreshed');
      });

      it('release leaves alone the ticket that has taken the place of the released one', async () => {
        const old = await miss(cache, 'k');
        await cache.drop({ keys: ['k'] });
        const fresh = await miss(cache, 'k');
        await cache.release(old.ticket);
        expect(await cache.fill(fresh.ticket, 'new', { ttl: MINUTE })).toBe(true);
      });

      it('a released ticket fills no more', async () => {
        const { ticket } = await miss(cache, 'k');
        await cache.release(ticket);
        expect(await cache.fill(ticket, 'late', { ttl: MINUTE })).toBe(false);
      });
    }

    describeTags(() => subject, traits);
    describeAging(() => subject);

    if (traits.isShared) describeSharing(traits, () => subject);
  });
}

/** What holds between processes, where there are any. */
function describeSharing(traits: ContractTraits, subjectOf: () => ContractSubject): void {
  describe('between processes', () => {
    let here: OutcomeCache;
    let there: OutcomeCache;
    let makeNeighbour: (keyPrefix: string) => Promise<OutcomeCache>;

    beforeAll(() => {
      const { cache, sharing } = subjectOf();
      if (sharing === undefined) throw new Error('A shared cache needs another process to share it with');
      here = cache;
      there = sharing.elsewhere;
      makeNeighbour = (keyPrefix) => sharing.makeNeighbour(keyPrefix);
    });

    it('shows one what the other has kept', async () => {
      await keep(here, 'k', 'payload');
      expect((await hit(there, 'k')).payload).toBe('payload');
    });

    it.each<[string, (at: OutcomeCache) => unknown]>([
      ['drop of a key', (at) => at.drop({ keys: ['k'] })],
      ['drop of a group', (at) => at.drop({ groups: [GROUP] })],
      ['drop of keys and groups', (at) => at.drop({ keys: ['k'], marks: ['k'], groups: ['Files.read'] })],
      ['clear', (at) => at.clear()],
    ])('%s there makes the fill of an older ticket here worthless', async (_name, drop) => {
      const { ticket } = await miss(here, 'k');
      await drop(there);
      await here.fill(ticket, 'old', { ttl: MINUTE });
      expect((await here.lookup(ask('k'))).kind).toBe('miss');
      expect((await there.lookup(ask('k'))).kind).toBe('miss');
    });

    it('lets one join what the other computes only under the ticket that both have seen', async () => {
      const first = await miss(here, 'k');
      const second = await miss(there, 'k');
      expect(second.ticket.id).toBe(first.ticket.id);
    });

    if (traits.hasLeases) {
      it('tells who comes second that somebody may be computing already', async () => {
        await miss(here, 'k');
        expect((await miss(there, 'k')).ticket.leasedElsewhere).toBe(true);
      });
    }

    it.each(['sho', 'shop2', 'shop:x', 'other', 'shop*', 'SHOP'])(
      "clear leaves the entries of an application with the prefix '%s' alone, and its clear ours",
      async (keyPrefix) => {
        const neighbour = await makeNeighbour(keyPrefix);
        await neighbour.clear();
        await keep(neighbour, 'k', 'theirs');
        await here.clear();
        expect((await hit(neighbour, 'k')).payload).toBe('theirs');
        await keep(here, 'k', 'ours');
        await neighbour.clear();
        expect((await hit(here, 'k')).payload).toBe('ours');
        await neighbour.close();
      },
    );
  });
}

/** A look-up that has to miss. */
export async function miss(cache: OutcomeCache, key: string, group = GROUP): Promise<Miss> {
  const lookup = await cache.lookup(ask(key, group));
  if (lookup.kind !== 'miss') throw new Error(`expected a miss of '${key}', got a ${lookup.kind}`);
  return lookup;
}

/** A look-up that has to hit. */
export async function hit(cache: OutcomeCache, key: string, group = GROUP): Promise<Hit> {
  const lookup = await cache.lookup(ask(key, group));
  if (lookup.kind !== 'hit') throw new Error(`expected a hit of '${key}', got a ${lookup.kind}`);
  return lookup;
}

/** Looks up, misses, and fills. */
export async function keep(cache: OutcomeCache, key: string, payload: string, ttl = MINUTE): Promise<void> {
  const { ticket } = await miss(cache, key);
  if (!(await cache.fill(ticket, payload, { ttl }))) throw new Error(`the fill of '${key}' was refused`);
}

async function keepMark(cache: OutcomeCache, key: string): Promise<void> {
  const lookup = await cache.lookup(askMark(key));
  if (!(await cache.fill(ticketOf(lookup), 'mark', { ttl: MINUTE }))) throw new Error('the mark was refused');
}

function ticketOf(lookup: Lookup): Ticket {
  if (lookup.kind !== 'miss') throw new Error(`expected a ticket, got a ${lookup.kind}`);
  return lookup.ticket;
}

async function becomesMiss(subject: ContractSubject, key: string): Promise<boolean> {
  for (let tries = 0; tries < 500; tries++) {
    if ((await subject.cache.lookup(ask(key))).kind === 'miss') return true;
    await subject.elapse(5);
  }
  return false;
}
