import KeyvRedis from '@keyv/redis';
import { redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { hit, keep, miss } from '../contract/outcome-cache.contract';
import { type Detected, detect } from '../contract/shared-subject';
import { ask, GROUP } from '../support/caches/ask';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { TcpProxy } from '../support/servers/tcp-proxy';
import { until } from '../support/time/until';

/** Within it a connected process has to notice; a busy machine is a little late. */
const SECOND = 1500;

type Drop = (cache: OutcomeCache) => unknown;

/** A primary and its replica behind one address, as whoever fails over moves it. */
describeRedis('a primary and its replica', () => {
  let servers: readonly [RedisServer, RedisServer, RedisServer];
  let address: TcpProxy;
  let opened: Detected[];

  beforeEach(async () => {
    const start = () => startRedis({ args: ['--repl-diskless-sync-delay', '0'] });
    servers = await Promise.all([start(), start(), start()]);
    address = await TcpProxy.start(servers[0].port);
    opened = [];
  });
  afterEach(async () => {
    for (const { cache, dispose } of opened) {
      await cache.close();
      await dispose();
    }
    await address.stop();
    await Promise.all(servers.map((server) => server.stop()));
  });

  describe.each<[string, (url: string) => unknown, string[]]>([
    ['node-redis 4 (redisStore)', (url) => redisStore({ url }), []],
    ['node-redis 5 (KeyvRedis)', (url) => new Keyv(new KeyvRedis(url)), []],
    ['a user who may run no scripts', (url) => redisStore({ url }), ['-@scripting']],
  ])('reached through %s', (_name, makeStore, rules) => {
    const drops: [string, Drop][] = [
      ['a call', (cache) => cache.drop({ keys: ['k'] })],
      ['a method', (cache) => cache.drop({ groups: [GROUP] })],
      ['everything', (cache) => cache.clear()],
    ];

    beforeEach(async () => {
      if (rules.length > 0)
        await Promise.all(servers.map((server) => server.cli('ACL', 'SETUSER', 'default', ...rules)));
      await follow(servers[1], servers[0]);
    });

    async function open(): Promise<OutcomeCache> {
      const detected = await detect(await makeStore(address.url));
      opened.push(detected);
      return detected.cache;
    }

    it.each(drops)(
      'is believed no more when the address comes back to a primary that was never told: %s was invalidated meanwhile',
      async (_what, drop) => {
        const caches = [await open(), await open()] as const;
        await keep(caches[0], 'k', 'old');
        await replicated(servers[0], servers[1]);
        await promote(servers[1]);
        await moveTo(servers[1], caches);
        await drop(caches[0]);
        await moveTo(servers[0], caches);
        for (const cache of caches) await miss(cache, 'k');
        await keep(caches[1], 'k', 'new');
        expect((await hit(caches[0], 'k')).payload).toBe('new');
      },
    );

    it('is believed no more by a fill that began before it was left', async () => {
      const cache = await open();
      const { ticket } = await miss(cache, 'k');
      await replicated(servers[0], servers[1]);
      await promote(servers[1]);
      await moveTo(servers[1], [cache]);
      await cache.drop({ keys: ['k'] });
      await moveTo(servers[0], [cache]);
      await cache.fill(ticket, 'old', { ttl: 60_000 });
      await miss(cache, 'k');
    });

    it('answers nothing a second after it was demoted while clients stay connected', async () => {
      const staying = await open();
      await keep(staying, 'k', 'old');
      await replicated(servers[0], servers[1]);
      await promote(servers[1]);
      address.target = servers[1].port;
      const gone = await open();
      await follow(servers[0], servers[2], { isReachable: false });
      await gone.drop({ keys: ['k'] });
      await new Promise((resolve) => setTimeout(resolve, SECOND));
      expect(staying.isReady).toBe(false);
      await expect(staying.lookup(ask('k'))).rejects.toThrow(
        'Redis is not used: The Redis server is a replica',
      );
    });

    it('is cold when it was demoted and promoted again while clients stay connected', async () => {
      const staying = await open();
      await keep(staying, 'k', 'old');
      await follow(servers[0], servers[2], { isReachable: false });
      await until(() => !staying.isReady);
      await promote(servers[0]);
      await until(() => staying.isReady);
      await miss(staying, 'k');
      await keep(staying, 'k', 'new');
      await hit(staying, 'k');
    });

    it('ends the session at the first write that it refuses', async () => {
      const cache = await open();
      await keep(cache, 'k', 'old');
      await follow(servers[0], servers[2], { isReachable: false });
      await expect(cache.drop({ keys: ['k'] })).rejects.toMatchObject({
        cause: { message: expect.stringContaining('READONLY') as string },
      });
      expect(cache.isReady).toBe(false);
    });

    it('is cold after each of a chain of promotions, and keeps again', async () => {
      const cache = await open();
      await keep(cache, 'k', 'of the first');
      await replicated(servers[0], servers[1]);
      await promote(servers[1]);
      await follow(servers[2], servers[1]);
      await moveTo(servers[1], [cache]);
      await miss(cache, 'k');
      await keep(cache, 'k', 'of the second');
      await replicated(servers[1], servers[2]);
      await promote(servers[2]);
      await moveTo(servers[2], [cache]);
      await miss(cache, 'k');
      await keep(cache, 'k', 'of the third');
      expect((await hit(cache, 'k')).payload).toBe('of the third');
    });

    it('stays warm when only the connection was lost', async () => {
      const cache = await open();
      await keep(cache, 'k', 'payload');
      await moveTo(servers[0], [cache]);
      expect((await hit(cache, 'k')).payload).toBe('payload');
    });
  });

  /** The address leads elsewhere from now on, and who was connected is cut off. */
  async function moveTo(server: RedisServer, caches: readonly OutcomeCache[]): Promise<void> {
    address.target = server.port;
    const lost = caches.map((cache) => until(() => !cache.isReady));
    address.reset();
    await Promise.all(lost);
    address.heal();
    for (const cache of caches) await until(() => cache.isReady);
  }
});

async function follow(
  replica: RedisServer,
  primary: RedisServer,
  { isReachable = true }: { isReachable?: boolean } = {},
): Promise<void> {
  // Of a primary that is not there it keeps what it has, as one does that lags behind.
  await replica.cli('REPLICAOF', '127.0.0.1', isReachable ? String(primary.port) : '1');
  if (!isReachable) return;
  await until(async () => (await replica.cli('INFO', 'replication')).includes('master_link_status:up'));
}

async function promote(server: RedisServer): Promise<void> {
  await server.cli('REPLICAOF', 'NO', 'ONE');
}

async function replicated(primary: RedisServer, replica: RedisServer): Promise<void> {
  await until(async () => (await primary.keys()).join() === (await replica.keys()).join());
}
