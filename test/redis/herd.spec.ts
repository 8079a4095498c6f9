import { Injectable } from '@nestjs/common';
import { redisStore } from 'cache-manager-redis-yet';
import { CacheMemoize, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { closeApplications, startApplication } from '../support/applications/application';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { PATIENT } from '../support/time/patient-deadlines';
import { until } from '../support/time/until';

const CALLERS = 50;

/** One run after the other, whichever process it is in, ends when the test says so. */
class Work {
  runs = 0;
  private end!: (result: string) => void;
  private readonly ended = new Promise<string>((resolve) => (this.end = resolve));

  run(): Promise<string> {
    this.runs += 1;
    return this.ended;
  }

  finish(): void {
    this.end('done');
  }
}

@Injectable()
class Reports {
  constructor(
    private readonly work: Work,
    readonly invalidator: MemoizeInvalidator,
  ) {}

  @CacheMemoize()
  async build(_month: number): Promise<string> {
    return this.work.run();
  }

  @CacheMemoize({ resultTags: (result) => [`result:${result}`] })
  async search(_text: string): Promise<string> {
    return this.work.run();
  }
}

describeRedis('A herd of equal calls', () => {
  let redis: RedisServer;

  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    await closeApplications();
    await redis.stop();
  });

  it('runs the method once per fleet, however many processes share a Redis', async () => {
    const work = new Work();
    const fleet = await Promise.all(Array.from({ length: 3 }, () => startReports(work)));

    const calls = fleet.flatMap((reports) => Array.from({ length: CALLERS }, () => reports.build(1)));
    // Each of the others has found the lease of the first by then, and asks again for its outcome.
    await until(async () => (await readsOf(redis)) > 2 * fleet.length);
    work.finish();

    expect(new Set(await Promise.all(calls))).toEqual(new Set(['done']));
    expect(work.runs).toBe(1);
  });

  it('runs a method with tags of its results once, however many tags of others are invalidated meanwhile', async () => {
    const [before, work] = [new Work(), new Work()];
    // Of a tag that nobody has met, nobody knows when it was invalidated last.
    const [first, reports] = [await startReports(before), await startReports(work)];
    before.finish();
    await first.search('shoes');
    const { invalidator } = reports;
    await until(async () => (await keysOf(redis)).includes('test:{=result:done}:t'));
    await invalidator.invalidate(Reports, 'search', 'shoes');

    const calls = [reports.search('shoes')];
    await until(() => work.runs === 1);
    for (let tag = 0; tag < CALLERS; tag++) {
      await invalidator.invalidateTags(`other:${tag}`);
      calls.push(reports.search('shoes'));
    }
    work.finish();

    expect(new Set(await Promise.all(calls))).toEqual(new Set(['done']));
    expect(work.runs).toBe(1);
  });

  it('runs it once more, together, for all who come after one of its tags was invalidated', async () => {
    const work = new Work();
    const reports = await startReports(work);

    const early = reports.search('shoes');
    await until(() => work.runs === 1);
    await reports.invalidator.invalidateTags('result:done');
    const late = Array.from({ length: CALLERS }, () => reports.search('shoes'));
    work.finish();

    expect(new Set(await Promise.all([early, ...late]))).toEqual(new Set(['done']));
    expect(work.runs).toBe(2);
  });

  it('keeps the second outcome, where nobody had met its tags before', async () => {
    const work = new Work();
    const reports = await startReports(work);

    const early = reports.search('shoes');
    await until(() => work.runs === 1);
    await reports.invalidator.invalidateTags('other');
    work.finish();
    await early;
    await reports.search('shoes');
    await reports.invalidator.invalidateTags('another');
    await until(async () => (await keysOf(redis)).some((name) => name.endsWith(':v')));

    expect(await reports.search('shoes')).toBe('done');
    expect(work.runs).toBe(2);
  });

  async function startReports(work: Work): Promise<Reports> {
    const application = await startApplication({
      providers: [Reports, { provide: Work, useValue: work }],
      caches: { default: () => redisStore({ url: redis.url }) },
      options: { keyPrefix: 'test', deadline: PATIENT, herdWait: 60_000 },
    });
    return application.get(Reports);
  }
});

async function readsOf(redis: RedisServer): Promise<number> {
  return Number(/cmdstat_mget:calls=(\d+)/.exec(await redis.cli('INFO', 'commandstats'))?.[1] ?? 0);
}

async function keysOf(redis: RedisServer): Promise<string[]> {
  return (await redis.cli('KEYS', '*')).split('\n');
}
