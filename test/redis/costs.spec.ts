import { redisStore } from 'cache-manager-redis-yet';
import type { Detected } from '../contract/shared-subject';
import type { Lookup, OutcomeCache, Question, Ticket } from '../../lib/ports/outcome-cache';
import { ask } from '../support/caches/ask';
import { preloadOutcomes } from '../support/servers/preload';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { hit, keep, miss } from '../contract/outcome-cache.contract';
import { detect } from '../contract/shared-subject';

const GROUP = 'Files.exists';

/** What the test itself sends. */
const OURS = ['config|resetstat', 'info', 'ping', 'command|docs'];

describeRedis('what Redis is asked for, by its own statistics', () => {
  let server: RedisServer;
  let detected: Detected;
  let cache: OutcomeCache;

  beforeAll(async () => {
    server = await startRedis();
    detected = await detect(await redisStore({ url: server.url }));
    cache = detected.cache;
    // The server knows the scripts from here on.
    const { ticket } = await miss(cache, 'warm');
    await cache.release(ticket);
    await keep(cache, 'warm', 'payload');
  });
  afterAll(async () => {
    await cache.close();
    await detected.dispose();
    await server.stop();
  });

  async function commandsOf(task: () => unknown): Promise<Record<string, number>> {
    await server.cli('CONFIG', 'RESETSTAT');
    await task();
    const stats = await server.commandStats();
    return Object.fromEntries(Object.entries(stats).filter(([name]) => !OURS.includes(name)));
  }

  /** Without what scripts call: those commands cost no round trip. */
  async function roundTripsOf(task: () => unknown): Promise<Record<string, number>> {
    const commands = Object.entries(await commandsOf(task));
    return Object.fromEntries(commands.filter(([name]) => !['get', 'set', 'del'].includes(name)));
  }

  it('a hit is one command', async () => {
    expect(await commandsOf(() => hit(cache, 'warm'))).toEqual({ mget: 1 });
  });

  it('all look-ups of a tick are one command, equal and different ones', async () => {
    const keys = Array.from({ length: 200 }, (_, index) => `k${index % 100}`);
    for (const key of keys.slice(0, 100)) await keep(cache, key, 'payload');
    expect(await commandsOf(() => Promise.all(keys.map((key) => hit(cache, key))))).toEqual({ mget: 1 });
  });

  it('look-ups that their callers make one microtask after the other are still one command', async () => {
    const late = async (turns: number) => {
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      return hit(cache, 'warm');
    };
    expect(await commandsOf(() => Promise.all([0, 1, 5, 20].map(late)))).toEqual({ mget: 1 });
  });

  it('a miss is one command more', async () => {
    expect(await roundTripsOf(() => miss(cache, 'missing'))).toEqual({ mget: 1, evalsha: 1 });
  });

  describe('for tags', () => {
    const TAGS = Array.from({ length: 8 }, (_, index) => `t${index}`);
    const tagged = (key: string, tags: readonly string[], hasResultTags = false): Question => ({
      ...ask(key),
      tags,
      hasResultTags,
    });

    beforeAll(async () => {
      // The server knows these scripts, too.
      await keepTagged(tagged('scripts', ['warm'], true), ['warm']);
      await cache.drop({ tags: ['warm'] });
    });

    async function keepTagged(question: Question, tags?: readonly string[]): Promise<void> {
      const lookup = await cache.lookup(question);
      if (lookup.kind !== 'miss') throw new Error('expected a miss');
      const isKept = await cache.fill(lookup.ticket, 'payload', { ttl: 60_000, ...(tags && { tags }) });
      expect(isKept).toBe(true);
    }

    it.each([1, 3, 8])(
      'of the arguments: a hit of %i is one command still, and a miss one more',
      async (count) => {
        const question = tagged(`of ${count}`, TAGS.slice(0, count));
        expect(await roundTripsOf(() => keepTagged(question))).toEqual({ mget: 1, evalsha: 2 });
        expect(await commandsOf(() => cache.lookup(question))).toEqual({ mget: 1 });
      },
    );

    it('of the outcome: a hit is one command where it was met before, and two where it was not', async () => {
      const question = tagged('result', [], true);
      expect(await roundTripsOf(() => keepTagged(question, TAGS))).toEqual({ mget: 1, evalsha: 2 });
      expect(await commandsOf(() => cache.lookup(question))).toEqual({ mget: 2 });
      expect(await commandsOf(() => cache.lookup(question))).toEqual({ mget: 1 });
    });

    it('all look-ups of a tick are one command, whatever their tags', async () => {
      const questions = TAGS.map((tag) => tagged(`of ${tag}`, [tag, 'all']));
      for (const question of questions) await keepTagged(question);
      const hits = () => Promise.all(questions.map(async (question) => cache.lookup(question)));
      expect(await commandsOf(hits)).toEqual({ mget: 1 });
    });

    it('an invalidation is one command for hundreds of tags, however many outcomes carry them', async () => {
      const many = Array.from({ length: 500 }, (_, index) => `m${index}`);
      expect(await roundTripsOf(() => cache.drop({ tags: ['t0'] }))).toEqual({ evalsha: 1 });
      expect(await roundTripsOf(() => cache.drop({ tags: [...TAGS, ...many].slice(0, 500) }))).toEqual({
        evalsha: 1,
      });
      const all = { tags: TAGS, keys: ['a', 'b'], groups: [GROUP] };
      const { del = 0, evalsha } = await commandsOf(() => cache.drop(all));
      expect([del, evalsha]).toEqual([1, 1]);
    });
  });

  it('a miss of what a bulk invalidation has outdated is no dearer', async () => {
    await keep(cache, 'outdated', 'payload');
    await cache.drop({ groups: [GROUP] });
    expect(await roundTripsOf(() => miss(cache, 'outdated'))).toEqual({ mget: 1, evalsha: 1 });
  });

  it('equal misses of a tick are one miss', async () => {
    const task = () => Promise.all(Array.from({ length: 50 }, () => miss(cache, 'missing together')));
    expect(await roundTripsOf(task)).toEqual({ mget: 1, evalsha: 1 });
  });

  describe('for a thousand keys at once', () => {
    const keysOf = (name: string, count = 1000) =>
      Array.from({ length: count }, (_, index) => `${name}${index}`);
    const VALUE = 'x'.repeat(1000);

    async function missAll(keys: readonly string[]): Promise<Ticket[]> {
      const missed = await Promise.all(keys.map((key) => miss(cache, key)));
      return missed.map(({ ticket }) => ticket);
    }

    async function keepAll(tickets: readonly Ticket[]): Promise<void> {
      const filled = await Promise.all(
        tickets.map(async (ticket) => cache.fill(ticket, VALUE, { ttl: 60_000 })),
      );
      expect(new Set(filled)).toEqual(new Set([true]));
    }

    // The server knows these scripts, too.
    beforeAll(async () => keepAll(await missAll(keysOf('scripts', 2))));

    it('a miss of all is one command, and a script for each hundred; so is their fill', async () => {
      let tickets: Ticket[] = [];
      const keys = keysOf('all');
      expect(await roundTripsOf(async () => (tickets = await missAll(keys)))).toEqual({
        mget: 1,
        evalsha: 10,
      });
      expect(await roundTripsOf(() => keepAll(tickets))).toEqual({ evalsha: 10 });
      const hits = () => Promise.all(keys.map((key) => hit(cache, key)));
      expect(await commandsOf(hits)).toEqual({ mget: 1 });
    });

    it('where 30 are missing: one command, and one script; and one more for their fill', async () => {
      const keys = keysOf('most');
      await keepAll(await missAll(keys.slice(30)));
      const ask = () =>
        Promise.all(keys.map(async (key) => cache.lookup({ key, group: GROUP, kind: 'outcome' })));
      let found: Lookup[] = [];
      expect(await roundTripsOf(async () => (found = await ask()))).toEqual({ mget: 1, evalsha: 1 });
      const tickets = found.flatMap((lookup) => (lookup.kind === 'miss' ? [lookup.ticket] : []));
      expect(tickets).toHaveLength(30);
      expect(await roundTripsOf(() => keepAll(tickets))).toEqual({ evalsha: 1 });
    });

    it('no script holds the server for much more than a millisecond', async () => {
      const timeOf = async (task: () => Promise<unknown>): Promise<number> => {
        await server.cli('CONFIG', 'RESETSTAT');
        await task();
        const stats = await server.cli('INFO', 'commandstats');
        return Number(/^cmdstat_evalsha:.*usec_per_call=([\d.]+)/m.exec(stats)?.[1]);
      };
      let tickets: Ticket[] = [];
      const leases = await timeOf(async () => (tickets = await missAll(keysOf('timed'))));
      const fills = await timeOf(() => keepAll(tickets));
      if (process.env['FIGURES']) console.log('microseconds a script of a hundred:', { leases, fills });
      // A busy machine takes several times as long.
      expect(Math.max(leases, fills)).toBeLessThan(10_000);
    });
  });

  it('a fill is one command', async () => {
    const { ticket } = await miss(cache, 'to fill');
    expect(await roundTripsOf(() => cache.fill(ticket, 'payload', { ttl: 60_000 }))).toEqual({ evalsha: 1 });
  });

  describe.each([10, 100_000])('with %d outcomes of the method in Redis', (count) => {
    beforeEach(async () => {
      const { ticket } = await miss(cache, 'opens the group');
      await cache.release(ticket);
      await preloadOutcomes(server, { keyPrefix: 'shop', group: GROUP, count });
      expect((await hit(cache, `k${count}`)).payload).toBe('payload');
    });
    afterEach(() => server.cli('FLUSHALL'));

    it('an invalidation is one DEL', async () => {
      expect(await commandsOf(() => cache.drop({ keys: ['k1'] }))).toEqual({ del: 1 });
      await miss(cache, 'k1');
    });

    it('to invalidate the whole method is one DEL', async () => {
      expect(await commandsOf(() => cache.drop({ groups: [GROUP] }))).toEqual({ del: 1 });
      await miss(cache, `k${count}`);
    });

    it('to invalidate 1,000 keys is one DEL, 2,500 are three', async () => {
      const keys = Array.from({ length: 2500 }, (_, index) => `k${index}`);
      expect(await commandsOf(() => cache.drop({ keys: keys.slice(0, 1000) }))).toEqual({ del: 1 });
      expect(await commandsOf(() => cache.drop({ keys: keys }))).toEqual({ del: 3 });
    });

    it('to clear is one DEL and a SCAN a thousand keys, and nothing that blocks or takes what is not ours', async () => {
      await server.cli('SET', 'theirs', 'kept');
      const { scan = 0, unlink = 0, ...others } = await commandsOf(() => cache.clear());
      expect(scan).toBeLessThanOrEqual(Math.ceil(count / 1000) * 1.5 + 1);
      expect(unlink).toBeLessThanOrEqual(scan);
      expect(others).toEqual({ del: 1 });
      expect(await server.keys()).toEqual(['theirs']);
    });
  });
});
