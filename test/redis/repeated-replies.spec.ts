import KeyvRedis from '@keyv/redis';
import { Keyv } from 'keyv';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { keep } from '../contract/outcome-cache.contract';
import { type Detected, detect } from '../contract/shared-subject';
import { ask } from '../support/caches/ask';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { TcpProxy } from '../support/servers/tcp-proxy';
import { until } from '../support/time/until';

const USERS = Array.from({ length: 40 }, (_, index) => `user ${index}`);

describeRedis('a wire on which a reply comes twice', () => {
  // Generation 4 (1.6.1) ends the process over a reply that no command waits for: an uncaught TypeError of its own queue.
  describe('reached through node-redis 5 (KeyvRedis)', () => {
    let server: RedisServer;
    let wire: TcpProxy;
    let detected: Detected;
    let cache: OutcomeCache;

    beforeEach(async () => {
      server = await startRedis();
      wire = await TcpProxy.start(server.port);
      detected = await detect(new Keyv(new KeyvRedis(wire.url)));
      cache = detected.cache;
      for (const user of USERS) await keep(cache, user, `of ${user}`);
    });
    afterEach(async () => {
      await cache.close();
      await detected.dispose();
      await wire.stop();
      await server.stop();
    });

    /** One look-up after the other, but that each is sent before the one before is answered. */
    async function readAll(): Promise<(readonly [string, unknown])[]> {
      const answers = USERS.map(async (user, index) => {
        for (let turn = 0; turn < index; turn++) await new Promise(setImmediate);
        const lookup = await Promise.resolve(cache.lookup(ask(user))).catch(() => undefined);
        return [user, lookup?.kind === 'hit' ? lookup.payload : undefined] as const;
      });
      return Promise.all(answers);
    }

    it('gives nobody the answer of somebody else', async () => {
      for (let round = 0; round < 5; round++) {
        await until(() => cache.isReady);
        wire.delay(5);
        wire.repeatOnce();
        for (const [user, payload] of await readAll()) expect([undefined, `of ${user}`]).toContain(payload);
        wire.delay(0);
      }
    });

    it('answers from the cache again, on another connection', async () => {
      wire.delay(5);
      wire.repeatOnce();
      await readAll();
      wire.delay(0);
      await until(async () => (await readAll()).every(([user, payload]) => payload === `of ${user}`));
    });
  });
});
