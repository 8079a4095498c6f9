import { join } from 'node:path';
import { Program } from '../support/servers/program';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { KEYV_REDIS, REDIS_YET } from './stores';

const MEGABYTE = 2 ** 20;

/** `npm run soak` takes as long as it takes: sixty seconds without Redis, ten million calls, a million arguments. */
const isSoak = process.env['SOAK'] !== undefined;
const LENGTH = isSoak
  ? { SECONDS: '60', CALLS: '10000000', ARGUMENTS: '1000000' }
  : { SECONDS: '2', CALLS: '200000', ARGUMENTS: '50000' };

/** What a heap may grow by in the long form; in the short one, what cannot be told from noise. */
const GROWTH = isSoak
  ? { calls: 5 * MEGABYTE, outage: 20 * MEGABYTE }
  : { calls: 2 * MEGABYTE, outage: 3 * MEGABYTE };

jest.setTimeout(isSoak ? 600_000 : 60_000);

interface Facts {
  readonly calls: number;
  readonly runs: number;
  readonly growth: number;
  readonly grown: number;
  readonly tookMs: number;
}

async function factsOf(program: string, environment: Record<string, string>): Promise<Facts> {
  const { code, stdout, stderr } = await Program.run(join(__dirname, 'programs', program), environment);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Facts;
}

describe('Memory', () => {
  it('does not grow with the calls on a cache in memory', async () => {
    const { calls, runs, growth } = await factsOf('many-calls.ts', { CALLS: LENGTH.CALLS });
    expect(runs).toBeLessThan(calls / 2);
    expect(growth).toBeLessThan(GROWTH.calls);
  });

  it('does not grow with the arguments that were ever seen', async () => {
    const { calls, runs, growth } = await factsOf('many-arguments.ts', { CALLS: LENGTH.ARGUMENTS });
    expect(runs).toBe(calls);
    expect(growth).toBeLessThan(GROWTH.calls);
  });

  it('does not grow with the classes that are made at run time', async () => {
    const { grown } = await factsOf('many-classes.ts', { CLASSES: '3000' });
    expect(grown).toBeLessThan(GROWTH.calls);
  });

  it('of classes that are held makes an invalidation of their base no slower than they are many', async () => {
    const few = await factsOf('many-classes.ts', { CLASSES: '200', HELD: '1' });
    const many = await factsOf('many-classes.ts', { CLASSES: '6000', HELD: '1' });
    // Thirty times as many: if each looked at all others, it would be nine hundred times.
    expect(many.tookMs).toBeLessThan(150 * few.tookMs);
  });

  describeRedis('while Redis', () => {
    let redis: RedisServer;

    beforeAll(async () => {
      redis = await startRedis();
    });

    afterAll(() => redis.stop());

    it.each([REDIS_YET.name, KEYV_REDIS.name])('is down, does not grow with the calls: %s', async (STORE) => {
      const { growth } = await factsOf('without-redis.ts', { STORE, SECONDS: LENGTH.SECONDS });
      expect(growth).toBeLessThan(GROWTH.outage);
    });

    it.each([REDIS_YET.name, KEYV_REDIS.name])('hangs, does not grow with the calls: %s', async (STORE) => {
      const file = join(__dirname, 'programs', 'without-redis.ts');
      const program = Program.start(file, { STORE, URL: redis.url, SECONDS: LENGTH.SECONDS });
      await program.said('warm');
      redis.pause();
      const { code, stdout, stderr } = await program.ended();
      redis.resume();
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect((JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Facts).growth).toBeLessThan(
        20 * MEGABYTE,
      );
    });
  });
});
