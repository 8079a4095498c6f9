import KeyvRedis from '@keyv/redis';
import { redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Detected } from '../contract/shared-subject';
import { UnconfirmedDropError } from '../../lib/ports/unconfirmed-drop.error';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { hit, keep, miss } from '../contract/outcome-cache.contract';
import { detect } from '../contract/shared-subject';
import { ask, GROUP } from '../support/caches/ask';

const MINUTE = 60_000;

describeRedis('a Redis that is restarted', () => {
  describe.each<[string, (url: string) => unknown]>([
    ['node-redis 4 (redisStore)', (url) => redisStore({ url })],
    ['node-redis 5 (KeyvRedis)', (url) => new Keyv(new KeyvRedis(url))],
  ])('reached through %s', (_name, makeStore) => {
    let server: RedisServer;
    let detected: Detected;
    let cache: OutcomeCache;

    beforeEach(async () => {
      server = await startRedis();
      detected = await detect(await makeStore(server.url));
      cache = detected.cache;
    });
    afterEach(async () => {
      await cache.close();
      await detected.dispose();
      await server.stop();
    });

    async function restart(options?: { empty?: boolean }): Promise<void> {
      await server.kill('SIGKILL');
      await until(() => !cache.isReady);
      await server.restart(options);
      await until(() => cache.isReady);
    }

    async function loseConnection(): Promise<void> {
      const lost = until(() => !cache.isReady);
      await server.cli('CLIENT', 'KILL', 'TYPE', 'normal');
      await lost;
      await until(() => cache.isReady);
    }

    it('is cold when it comes back from a snapshot that is older than an invalidation', async () => {
      await keep(cache, 'k', 'old');
      await server.cli('SAVE');
      await cache.drop({ keys: ['k'] });
      await restart();
      expect(await server.keys('*:v')).toHaveLength(1);
      await miss(cache, 'k');
    });

    it('is cold when it comes back from a snapshot that is older than a bulk invalidation', async () => {
      await keep(cache, 'k', 'old');
      await server.cli('SAVE');
      await cache.drop({ groups: [GROUP] });
      await restart();
      await miss(cache, 'k');
    });

    it('does not believe a fill whose ticket came back with the snapshot', async () => {
      const { ticket } = await miss(cache, 'k');
      await server.cli('SAVE');
      await cache.drop({ keys: ['k'] });
      await restart();
      await cache.fill(ticket, 'old', { ttl: MINUTE });
      const { ticket: fresh } = await miss(cache, 'k');
      expect(fresh.id).not.toBe(ticket.id);
    });

    it('keeps outcomes again once it is back', async () => {
      await keep(cache, 'k', 'old');
      await server.cli('SAVE');
      await restart();
      await keep(cache, 'k', 'new');
      expect((await hit(cache, 'k')).payload).toBe('new');
    });

    it('is cold when it comes back empty, and takes fills again', async () => {
      await keep(cache, 'k', 'old');
      await restart({ empty: true });
      await keep(cache, 'k', 'new');
      expect((await hit(cache, 'k')).payload).toBe('new');
    });

    it('stays warm when only the connection was lost', async () => {
      await keep(cache, 'k', 'payload');
      await loseConnection();
      expect((await hit(cache, 'k')).payload).toBe('payload');
    });

    it('fills under a ticket that was opened before only the connection was lost', async () => {
      const { ticket } = await miss(cache, 'k');
      await loseConnection();
      expect(await cache.fill(ticket, 'payload', { ttl: MINUTE })).toBe(true);
      expect((await hit(cache, 'k')).payload).toBe('payload');
    });

    it('rejects everything while it is down, and queues nothing for later', async () => {
      const { ticket } = await miss(cache, 'k');
      await server.kill('SIGKILL');
      await until(() => !cache.isReady);
      await expect(cache.lookup(ask('k'))).rejects.toThrow('The connection to Redis is down');
      await expect(cache.open(ask('k'), 'replace')).rejects.toThrow('The connection to Redis is down');
      await expect(cache.fill(ticket, 'late', { ttl: MINUTE })).rejects.toThrow(
        'The connection to Redis is down',
      );
      await expect(cache.release(ticket)).rejects.toThrow('The connection to Redis is down');
      await expect(cache.drop({ groups: [GROUP] })).rejects.toMatchObject({
        names: { groups: [GROUP] },
        cause: { message: 'The connection to Redis is down' },
      });
      await expect(cache.clear()).rejects.toThrow('The connection to Redis is down');
      await server.restart();
      await until(() => cache.isReady);
      expect(await server.keys()).toEqual([]);
    });

    it('rejects an invalidation with the keys that were not confirmed', async () => {
      await server.kill('SIGKILL');
      await until(() => !cache.isReady);
      const failure: unknown = await Promise.resolve(cache.drop({ keys: ['a', 'b'] })).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(UnconfirmedDropError);
      expect(failure).toMatchObject({ names: { keys: ['a', 'b'] } });
    });

    it('rejects what is under way when the connection breaks', async () => {
      server.pause();
      const underWay = [
        Promise.resolve(cache.lookup(ask('k'))),
        Promise.resolve(cache.drop({ keys: ['a'] })),
        Promise.resolve(cache.drop({ groups: [GROUP] })),
      ].map((answer) =>
        answer.then(
          () => 'answered',
          () => 'rejected',
        ),
      );
      await nextTurn();
      await server.kill('SIGKILL');
      expect(await Promise.all(underWay)).toEqual(['rejected', 'rejected', 'rejected']);
    });
  });
});

async function until(condition: () => boolean): Promise<void> {
  // Every turn of the loop: a connection may be lost and found again within milliseconds.
  for (const begin = Date.now(); !condition(); await nextTurn())
    if (Date.now() - begin > 10_000) throw new Error('waited for too long');
}
