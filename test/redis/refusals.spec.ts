import { redisStore } from 'cache-manager-redis-yet';
import type { Detected } from '../contract/shared-subject';
import { UnconfirmedDropError } from '../../lib/ports/unconfirmed-drop.error';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { hit, keep, miss } from '../contract/outcome-cache.contract';
import { detect } from '../contract/shared-subject';
import { ask, GROUP } from '../support/caches/ask';

const MINUTE = 60_000;

describeRedis('a Redis that takes no writes', () => {
  let server: RedisServer;
  let detected: Detected;
  let cache: OutcomeCache;

  beforeEach(async () => {
    server = await startRedis();
    detected = await detect(await redisStore({ url: server.url }));
    cache = detected.cache;
    await keep(cache, 'k', 'payload');
  });
  afterEach(async () => {
    await cache.close();
    await detected.dispose();
    await server.stop();
  });

  describe('because it is full', () => {
    const fill = () => server.cli('CONFIG', 'SET', 'maxmemory', '1');

    it('goes on answering hits', async () => {
      await fill();
      expect((await hit(cache, 'k')).payload).toBe('payload');
    });

    it('lets a miss be computed past the cache, and says why', async () => {
      await fill();
      const lookup = await cache.lookup(ask('missing'));
      expect(lookup).toMatchObject({
        kind: 'bypass',
        cause: { message: expect.stringContaining('OOM') as string },
      });
      expect(await cache.open(ask('missing'), 'replace')).toMatchObject({ kind: 'bypass' });
    });

    it('rejects a fill, and ends its lease all the same: nobody waits for what will not come', async () => {
      const { ticket } = await miss(cache, 'other');
      await fill();
      await expect(cache.fill(ticket, 'payload', { ttl: MINUTE })).rejects.toThrow('OOM');
      expect(await server.keys('*:l')).toEqual([]);
    });

    it('still takes invalidations, of a key, of a group, of everything', async () => {
      await fill();
      await cache.drop({ keys: ['k'] });
      expect((await cache.lookup(ask('k'))).kind).not.toBe('hit');
      await cache.drop({ groups: [GROUP] });
      await cache.clear();
      expect(await server.keys()).toEqual([]);
    });
  });

  describe('because it has become a replica', () => {
    const demote = () =>
      server
        .cli('CONFIG', 'SET', 'slave-read-only', 'yes')
        .then(() => server.cli('REPLICAOF', '127.0.0.1', '1'));

    it('rejects an invalidation, naming the keys', async () => {
      await demote();
      const failure: unknown = await Promise.resolve(cache.drop({ keys: ['k', 'other'] })).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(UnconfirmedDropError);
      expect(failure).toMatchObject({
        names: { keys: ['k', 'other'] },
        cause: { message: expect.stringContaining('READONLY') as string },
      });
    });

    it('rejects an invalidation of a group and of everything', async () => {
      await demote();
      await expect(cache.drop({ groups: [GROUP] })).rejects.toMatchObject({
        names: { keys: [], marks: [], groups: [GROUP] },
        cause: { message: expect.stringContaining('READONLY') as string },
      });
      await expect(cache.clear()).rejects.toThrow('READONLY');
    });
  });
});

describeRedis('a Redis with access rules', () => {
  let server: RedisServer;
  let detected: Detected | undefined;

  beforeEach(async () => (server = await startRedis()));
  afterEach(async () => {
    await detected?.cache.close();
    await detected?.dispose();
    await server.stop();
  });

  async function connect(...rules: string[]): Promise<OutcomeCache> {
    await server.cli('ACL', 'SETUSER', 'default', ...rules);
    detected = await detect(await redisStore({ url: server.url }));
    return detected.cache;
  }

  it('is used with no more rights than the documentation asks for', async () => {
    const cache = await connect(
      'resetkeys',
      '~shop:*',
      '-@all',
      '+mget',
      '+del',
      '+unlink',
      '+scan',
      '+info',
      '+eval',
      '+evalsha',
      '+get',
      '+set',
      '+client|setinfo',
    );
    await keep(cache, 'k', 'payload');
    await hit(cache, 'k');
    const { ticket } = await miss(cache, 'other');
    await cache.release(ticket);
    await cache.drop({ keys: ['k'] });
    await cache.drop({ groups: [GROUP] });
    await cache.clear();
    await miss(cache, 'k');
  });

  it('that hides INFO is used all the same', async () => {
    const cache = await connect('-info');
    await keep(cache, 'k', 'payload');
    expect((await hit(cache, 'k')).payload).toBe('payload');
  });

  it('that forbids scripts is used by nonces alone, and a restart from a snapshot is cold there too', async () => {
    const cache = await connect('-@scripting');
    await keep(cache, 'k', 'payload');
    expect((await server.keys('*:g')).length).toBe(1);
    await hit(cache, 'k');
    await server.cli('SAVE');
    await cache.drop({ keys: ['k'] });
    await miss(cache, 'k');
    await server.restart({ args: ['--user', 'default', 'on', 'nopass', '~*', '&*', '+@all', '-@scripting'] });
    while (!cache.isReady) await new Promise(setImmediate);
    await miss(cache, 'k');
  });
});
