import { redisStore } from 'cache-manager-redis-yet';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { hit, keep, miss } from '../contract/outcome-cache.contract';
import { type Detected, detect } from '../contract/shared-subject';
import { ask, askMark, GROUP } from '../support/caches/ask';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';

const MINUTE = 60_000;

/** During a rolling restart after a change of access rights. */
describeRedis('a Redis on which one process may run scripts and another may not', () => {
  let server: RedisServer;
  let detected: Detected[];
  let scripted: OutcomeCache;
  let scriptless: OutcomeCache;

  beforeAll(async () => {
    server = await startRedis();
    await server.cli('ACL', 'SETUSER', 'plain', 'on', '>secret', '~*', '&*', '+@all', '-@scripting');
    detected = [
      await detect(await redisStore({ url: server.url })),
      await detect(await redisStore({ url: server.url, username: 'plain', password: 'secret' })),
    ];
    [scripted, scriptless] = detected.map(({ cache }) => cache) as [OutcomeCache, OutcomeCache];
  });
  beforeEach(() => server.cli('FLUSHALL'));
  afterAll(async () => {
    for (const { cache, dispose } of detected) {
      await cache.close();
      await dispose();
    }
    await server.stop();
  });

  const ways: [string, () => [keeper: OutcomeCache, dropper: OutcomeCache]][] = [
    ['what a process with scripts keeps, one without', () => [scripted, scriptless]],
    ['what a process without scripts keeps, one with', () => [scriptless, scripted]],
  ];
  const drops: [string, (cache: OutcomeCache) => unknown][] = [
    ['call by call', (cache) => cache.drop({ keys: ['k'] })],
    ['as a group', (cache) => cache.drop({ groups: [GROUP] })],
    ['with everything', (cache) => cache.clear()],
  ];

  describe.each(ways)('%s', (_way, choose) => {
    it.each(drops)('invalidates %s', async (_how, drop) => {
      const [keeper, dropper] = choose();
      await keep(keeper, 'k', 'old');
      await drop(dropper);
      await miss(keeper, 'k');
      await keep(keeper, 'k', 'new');
      expect((await hit(keeper, 'k')).payload).toBe('new');
    });

    it.each(drops)('invalidates %s while it is being computed', async (_how, drop) => {
      const [keeper, dropper] = choose();
      const { ticket } = await miss(keeper, 'k');
      await drop(dropper);
      await keeper.fill(ticket, 'old', { ttl: MINUTE });
      await miss(keeper, 'k');
    });

    it.each([
      ['one by one', { marks: ['k'] }],
      ['as a group', { groups: [GROUP] }],
    ])('invalidates the marks of %s', async (_how, names) => {
      const [keeper, dropper] = choose();
      const marked = await keeper.lookup(askMark('k'));
      if (marked.kind !== 'miss') throw new Error(`It was a ${marked.kind}`);
      await keeper.fill(marked.ticket, '', { ttl: MINUTE });
      expect((await keeper.lookup(askMark('k'))).kind).toBe('hit');
      await dropper.drop(names);
      expect((await keeper.lookup(askMark('k'))).kind).toBe('miss');
    });

    it('does not believe what the other has kept', async () => {
      const [keeper, reader] = choose();
      await keep(keeper, 'k', 'payload');
      await miss(reader, 'k');
    });

    it('leaves the nonce of the group as it is: what both have kept stays warm', async () => {
      const [keeper, other] = choose();
      await keep(keeper, 'k', 'payload');
      await keep(other, 'l', 'of the other');
      expect((await hit(keeper, 'k')).payload).toBe('payload');
      expect((await hit(other, 'l')).payload).toBe('of the other');
    });
  });

  it('leaves nothing behind for what was never kept', async () => {
    await scriptless.drop({ keys: ['k'], marks: ['k'] });
    await scripted.drop({ keys: ['k'], marks: ['k'] });
    expect(await server.keys()).toEqual([]);
  });

  it('leaves nothing behind when all is cleared, by either', async () => {
    for (const clearer of [scripted, scriptless]) {
      for (const cache of [scripted, scriptless]) await keep(cache, 'k', 'payload');
      await clearer.clear();
      expect(await server.keys()).toEqual([]);
    }
  });

  it('leaves the marks of guards when all is cleared, by either', async () => {
    for (const cache of [scripted, scriptless]) {
      await server.cli('FLUSHALL');
      const marked = await cache.lookup(askMark('k'));
      if (marked.kind !== 'miss') throw new Error(`It was a ${marked.kind}`);
      await cache.fill(marked.ticket, '', { ttl: MINUTE });
      await scripted.clear();
      await scriptless.clear();
      expect((await cache.lookup(askMark('k'))).kind).toBe('hit');
    }
  });

  it('has as many names as calls whose outcomes live, without scripts, and each ends with them', async () => {
    for (let index = 0; index < 50; index++) {
      const opened = await scriptless.lookup({ ...ask(`k${index}`), life: 40 });
      if (opened.kind === 'miss') await scriptless.fill(opened.ticket, 'payload', { ttl: 40 });
    }
    const names = await server.keys('*:g');
    expect(names).toHaveLength(50);
    for (const name of names) {
      const life = Number(await server.cli('PTTL', name));
      expect(life).toBeLessThanOrEqual(2 * (600_000 + 40));
      expect(life).toBeGreaterThan(2 * 600_000 - 30_000);
    }
  });
});

describeRedis('a Redis without EVALSHA', () => {
  let server: RedisServer;
  let detected: Detected;

  beforeEach(async () => (server = await startRedis()));
  afterEach(async () => {
    await detected.cache.close();
    await detected.dispose();
    await server.stop();
  });

  async function open(): Promise<OutcomeCache> {
    detected = await detect(await redisStore({ url: server.url }));
    return detected.cache;
  }

  it('keeps, finds and invalidates by EVAL', async () => {
    await server.cli('ACL', 'SETUSER', 'default', '-evalsha');
    const cache = await open();
    await keep(cache, 'k', 'payload');
    expect((await hit(cache, 'k')).payload).toBe('payload');
    expect(await server.keys('*:g')).toEqual([]);
    await cache.drop({ keys: ['k'] });
    const { ticket } = await miss(cache, 'k');
    await cache.release(ticket);
    expect(await server.keys('*:l')).toEqual([]);
  });

  it('goes on by EVAL where EVALSHA is taken away later', async () => {
    const cache = await open();
    await keep(cache, 'k', 'payload');
    await server.cli('ACL', 'SETUSER', 'default', '-evalsha');
    await keep(cache, 'other', 'payload');
    expect((await hit(cache, 'other')).payload).toBe('payload');
  });
});
