import { redisClusterStore, redisStore } from 'cache-manager-redis-yet';
import type { Detected } from '../contract/shared-subject';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { type RedisCluster, startRedisCluster } from '../support/servers/redis-cluster';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { hit, keep, miss } from '../contract/outcome-cache.contract';
import { detect } from '../contract/shared-subject';
import { ask, GROUP } from '../support/caches/ask';

const VALUE = 'shop:{=k}:v';
const LEASE = 'shop:{=k}:l';
const NONCE = `shop:{=${GROUP}}:n`;

describeRedis('what others have put under our names in Redis', () => {
  describe.each<[string, () => Promise<[RedisServer | RedisCluster, unknown]>]>([
    ['one server', startOne],
    ['a cluster', startThree],
  ])('on %s', (_name, start) => {
    let server: RedisServer | RedisCluster;
    let detected: Detected;
    let cache: OutcomeCache;

    beforeAll(async () => {
      const [started, store] = await start();
      server = started;
      detected = await detect(store);
      cache = detected.cache;
    });
    beforeEach(() => cache.clear());
    afterAll(async () => {
      await cache.close();
      await detected.dispose();
      await server.stop();
    });

    it.each([
      ['a list', 'LPUSH'],
      ['a set', 'SADD'],
    ])('%s in place of a value is a miss, and gives way to the next fill', async (_type, command) => {
      await server.cli(command, VALUE, 'theirs');
      await keep(cache, 'k', 'ours');
      expect((await hit(cache, 'k')).payload).toBe('ours');
    });

    it('a list in place of a lease gives way to a lease', async () => {
      await server.cli('LPUSH', LEASE, 'theirs');
      await keep(cache, 'k', 'ours');
      expect((await hit(cache, 'k')).payload).toBe('ours');
    });

    it('a list in place of the nonce of the group gives way to a nonce', async () => {
      await keep(cache, 'k', 'old');
      await server.cli('DEL', NONCE);
      await server.cli('LPUSH', NONCE, 'theirs');
      await keep(cache, 'k', 'new');
      expect((await hit(cache, 'k')).payload).toBe('new');
    });

    it('spoils nothing for the other look-ups of the tick', async () => {
      await keep(cache, 'other', 'ours');
      await server.cli('LPUSH', VALUE, 'theirs');
      const [spoilt, other] = await Promise.all([cache.lookup(ask('k')), cache.lookup(ask('other'))]);
      expect(spoilt.kind).toBe('miss');
      expect(other).toMatchObject({ kind: 'hit', payload: 'ours' });
    });

    it.each(['', '{"a":1}', 'theirs', 'x'.repeat(100)])(
      'text that is not ours is a miss: %j',
      async (text) => {
        await keep(cache, 'k', 'ours');
        await server.cli('SET', VALUE, text);
        await miss(cache, 'k');
      },
    );

    it.each([0, 1, 15, 16, 17, 30])('a value of which %d characters are left is a miss', async (length) => {
      await keep(cache, 'k', 'ours');
      const value = await server.cli('GET', VALUE);
      await server.cli('SET', VALUE, value.slice(0, length));
      await keep(cache, 'k', 'new');
      expect((await hit(cache, 'k')).payload).toBe('new');
    });

    it('a value moved here from another group is a miss', async () => {
      const { ticket } = await miss(cache, 'there', 'Files.read');
      await cache.fill(ticket, 'of another group', { ttl: 60_000 });
      await miss(cache, 'k');
      await server.cli('SET', VALUE, await server.cli('GET', 'shop:{=there}:v'));
      await miss(cache, 'k');
    });

    it.each(['', 'theirs', '-', 'x'.repeat(16), 'x'.repeat(56)])(
      'a nonce that is not ours is replaced: %j',
      async (text) => {
        await keep(cache, 'k', 'old');
        await server.cli('SET', NONCE, text);
        await keep(cache, 'k', 'new');
        expect((await hit(cache, 'k')).payload).toBe('new');
      },
    );

    it('a lease that is not ours is replaced, and fills nothing', async () => {
      const { ticket } = await miss(cache, 'k');
      await server.cli('SET', LEASE, 'theirs');
      expect(await cache.fill(ticket, 'ours', { ttl: 60_000 })).toBe(false);
      expect((await miss(cache, 'k')).ticket.leasedElsewhere).toBe(false);
    });

    it('a server that has forgotten our scripts is taught them again', async () => {
      await keep(cache, 'k', 'old');
      await server.cli('SCRIPT', 'FLUSH');
      await keep(cache, 'other', 'new');
      expect((await hit(cache, 'other')).payload).toBe('new');
    });

    it('everything gone (FLUSHALL, evictions) is a miss, and refuses the fills under way', async () => {
      const { ticket } = await miss(cache, 'k');
      for (const name of await server.keys()) await server.cli('DEL', name);
      expect(await cache.fill(ticket, 'late', { ttl: 60_000 })).toBe(false);
      await keep(cache, 'k', 'new');
    });
  });
});

async function startOne(): Promise<[RedisServer, unknown]> {
  const server = await startRedis();
  return [server, await redisStore({ url: server.url })];
}

async function startThree(): Promise<[RedisCluster, unknown]> {
  const cluster = await startRedisCluster();
  return [cluster, await redisClusterStore({ rootNodes: cluster.rootNodes })];
}
