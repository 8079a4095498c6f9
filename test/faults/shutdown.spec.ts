import { join } from 'node:path';
import KeyvRedis from '@keyv/redis';
import { redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { itInTime } from '../support/jest/in-time';
import { Program } from '../support/servers/program';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { RECOVERY, TestApplication, timed } from './fault-lab';
import { KEYV_REDIS, REDIS_YET } from './stores';

const UNDER_LOAD = join(__dirname, 'programs/under-load.ts');

jest.setTimeout(60_000);

/** What ails Redis when the application is told to end. */
const AILMENTS: Record<string, (redis: RedisServer) => void | Promise<void>> = {
  'in order': () => undefined,
  killed: (redis) => redis.kill(),
  hung: (redis) => redis.pause(),
};
const CASES = [REDIS_YET.name, KEYV_REDIS.name].flatMap((store) =>
  Object.keys(AILMENTS).map((ailment) => ({ store, ailment })),
);
type Case = (typeof CASES)[number];

describeRedis('Shutting down under load', () => {
  it.each(CASES)(
    'app.close() leaves nothing that keeps the process alive: $store, Redis $ailment',
    async (given) => {
      const { value } = await endUnderLoad('SIGUSR2', given);
      expect(value).toEqual({ code: 0, signal: null, stdout: 'loaded\nover\n', stderr: '' });
    },
  );

  it.each(CASES)('SIGTERM ends it, and nothing is lost on the way: $store, Redis $ailment', async (given) => {
    const { value } = await endUnderLoad('SIGTERM', given);
    expect(value).toEqual({ code: null, signal: 'SIGTERM', stdout: 'loaded\n', stderr: '' });
  });

  describe.each(CASES)('takes little time: $store, Redis $ailment,', (given) => {
    for (const signal of ['SIGUSR2', 'SIGTERM'] as const)
      itInTime(`on ${signal}`, async () => {
        expect((await endUnderLoad(signal, given)).ms).toBeLessThan(RECOVERY);
      });
  });
});

/** The end of a program that is told to end when Redis ails, and how long it took. */
async function endUnderLoad(signal: 'SIGUSR2' | 'SIGTERM', { store, ailment }: Case) {
  const redis = await startRedis();
  const program = Program.start(UNDER_LOAD, { STORE: store, URL: redis.url });
  try {
    await program.said('loaded');
    await AILMENTS[ailment]?.(redis);
    return await timed(() => {
      program.kill(signal);
      return program.ended();
    });
  } finally {
    program.kill('SIGKILL');
    await redis.stop();
  }
}

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
    await application.waitUntilItWorks();
    await application.close();
    await store.client.disconnect();
  });
});
