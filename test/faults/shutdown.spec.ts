import { join } from 'node:path';
import KeyvRedis from '@keyv/redis';
import { redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { Program } from '../support/servers/program';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { RECOVERY, TestApplication, timed } from './fault-lab';
import { KEYV_REDIS, REDIS_YET } from './stores';

const UNDER_LOAD = join(__dirname, 'programs/under-load.ts');

jest.setTimeout(60_000);

const STORES = [REDIS_YET.name, KEYV_REDIS.name];

/** What ails Redis when the application is told to end. */
const AILMENTS: Record<string, (redis: RedisServer) => void | Promise<void>> = {
  'in order': () => undefined,
  killed: (redis) => redis.kill(),
  hung: (redis) => redis.pause(),
};

describeRedis('Shutting down under load', () => {
  let redis: RedisServer;
  let program: Program;

  beforeEach(async () => {
    redis = await startRedis();
  });

  afterEach(async () => {
    program.kill('SIGKILL');
    await redis.stop();
  });

  const cases = STORES.flatMap((STORE) => Object.keys(AILMENTS).map((ailment) => [STORE, ailment] as const));

  it.each(cases)(
    'app.close() leaves nothing that keeps the process alive: %s, Redis %s',
    async (STORE, ailment) => {
      program = Program.start(UNDER_LOAD, { STORE, URL: redis.url });
      await program.said('loaded');
      await AILMENTS[ailment]?.(redis);
      const { value, ms } = await timed(() => {
        program.kill('SIGUSR2');
        return program.ended();
      });
      expect(value).toEqual({ code: 0, signal: null, stdout: 'loaded\nover\n', stderr: '' });
      expect(ms).toBeLessThan(RECOVERY);
    },
  );

  it.each(cases)(
    'SIGTERM ends it in time, and nothing is lost on the way: %s, Redis %s',
    async (STORE, ailment) => {
      program = Program.start(UNDER_LOAD, { STORE, URL: redis.url });
      await program.said('loaded');
      await AILMENTS[ailment]?.(redis);
      const { value, ms } = await timed(() => {
        program.kill('SIGTERM');
        return program.ended();
      });
      expect(value).toEqual({ code: null, signal: 'SIGTERM', stdout: 'loaded\n', stderr: '' });
      expect(ms).toBeLessThan(RECOVERY);
    },
  );
});

describeRedis('A client that was handed over ready', () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(() => redis.stop());

  it('stays open when the application closes: cache-manager-redis-yet', async () => {
    const store = await redisStore({ url: redis.url });
    const application = await TestApplication.start(store);
    await application.waitUntilItWorks();
    await application.close();
    expect(await store.client.ping()).toBe('PONG');
    await store.client.disconnect();
  });

  it('stays open when the application closes: @keyv/redis', async () => {
    const adapter = new KeyvRedis(redis.url);
    const keyv = new Keyv({ store: adapter });
    await keyv.set('theirs', 'value');
    const application = await TestApplication.start(keyv);
    await application.waitUntilItWorks();
    await application.close();
    expect(await keyv.get('theirs')).toBe('value');
    await keyv.disconnect();
  });

  it('does not end the process when its connection is lost', async () => {
    const store = await redisStore({ url: redis.url });
    const application = await TestApplication.start(store);
    await application.waitUntilItWorks();
    await redis.cli('CLIENT', 'KILL', 'TYPE', 'normal');
    await application.waitUntilItWorks(RECOVERY);
    await application.close();
    await store.client.disconnect();
  });
});
