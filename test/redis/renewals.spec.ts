import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { redisStore } from 'cache-manager-redis-yet';
import { CacheMemoize, type Duration, MemoizeInvalidator, MemoizeStatistics } from 'nestjs-cache-memoize';
import { closeApplications, startApplication } from '../support/applications/application';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { leapingClock } from '../support/time/leaping-clock';
import { PATIENT } from '../support/time/patient-deadlines';
import { until } from '../support/time/until';

const PROCESSES = 4;
const CALLS_EACH = 250;

/** What all processes ask. */
class Source {
  runs = 0;
  isDown = false;
  gate: Promise<void> | undefined;

  async ask(): Promise<string> {
    this.runs += 1;
    const answer = `run ${this.runs}`;
    await this.gate;
    if (this.isDown) throw new Error('The source is down');
    return answer;
  }
}

@Injectable()
class Reports {
  constructor(
    private readonly source: Source,
    readonly invalidator: MemoizeInvalidator,
    readonly statistics: MemoizeStatistics,
  ) {}

  @CacheMemoize('10m', { staleWhileRevalidate: '10m', staleIfError: { for: '10h', retryAfter: '1m' } })
  async build(_month: number): Promise<string> {
    return this.source.ask();
  }

  get figures() {
    return this.statistics.snapshot().methods[0]!;
  }
}

const tenant = new AsyncLocalStorage<string>();

/** Its key is another one outside of a call, so that nothing can be renewed there. */
@Injectable()
class TenantReports {
  constructor(private readonly source: Source) {}

  @CacheMemoize('10m', { staleWhileRevalidate: '10m', extra: () => tenant.getStore() ?? 'nobody' })
  async build(_month: number): Promise<string> {
    return this.source.ask();
  }
}

describeRedis('An outcome past its life that cannot be renewed in the background', () => {
  const clock = leapingClock();
  let redis: RedisServer;
  let source: Source;

  beforeEach(async () => {
    redis = await startRedis();
    source = new Source();
  });
  afterEach(async () => {
    await closeApplications();
    await redis.stop();
  });

  it.each([
    ['has another process wait for its run for herdWait, and no longer', '100ms', 'run 3', 3],
    ['is computed by one process, and the other waits for that', '20s', 'run 2', 2],
  ] as const)('%s', async (_, herdWait, answer, runs) => {
    const [here, there] = [await start(herdWait), await start(herdWait)];
    await tenant.run('acme', async () => {
      expect(await here.build(1)).toBe('run 1');
      await until(async () => (await there.build(1)) === 'run 1');
      await clock.advance('11m');
      let finish!: () => void;
      source.gate = new Promise((resolve) => (finish = resolve));
      const led = here.build(1);
      await until(() => source.runs === 2);
      source.gate = undefined;
      const waiting = there.build(1);
      if (runs === 3) await until(() => source.runs === runs);
      else await settle();
      finish();
      expect([await led, await waiting, source.runs]).toEqual(['run 2', answer, runs]);
    });
  });

  /** Whoever polls has done so a few times. */
  async function settle(): Promise<void> {
    const { mget = 0 } = await redis.commandStats();
    await until(async () => ((await redis.commandStats())['mget'] ?? 0) > mget + 4);
  }

  async function start(herdWait: Duration): Promise<TenantReports> {
    const application = await startApplication({
      providers: [TenantReports, { provide: Source, useValue: source }],
      caches: { default: () => redisStore({ url: redis.url }) },
      options: {
        deadline: PATIENT,
        keyPrefix: 'test',
        clock,
        herdWait,
        startupLog: false,
        onError: () => undefined,
      },
    });
    return application.get(TenantReports);
  }
});

describeRedis('An outcome past its life, in a fleet', () => {
  const clock = leapingClock();
  let redis: RedisServer;
  let source: Source;
  let fleet: Reports[];

  beforeEach(async () => {
    redis = await startRedis();
    source = new Source();
    fleet = await Promise.all(Array.from({ length: PROCESSES }, () => start()));
    for (const reports of fleet) await reports.build(1);
    await settle();
  });
  afterEach(async () => {
    await closeApplications();
    await redis.stop();
  });

  it('is renewed once, however many find it at once', async () => {
    let finish!: () => void;
    source.gate = new Promise((resolve) => (finish = resolve));
    await clock.advance('11m');
    const answers = await Promise.all(everyone());
    expect(new Set(answers)).toEqual(new Set(['run 1']));
    await until(() => source.runs === 2);
    // Whoever asks while it is renewed starts no other one.
    expect(new Set(await Promise.all(everyone()))).toEqual(new Set(['run 1']));
    await settle();
    finish();
    await until(() => sumOf('renewals') === 1);
    await settle();
    expect(new Set(await Promise.all(everyone()))).toEqual(new Set(['run 2']));
    expect([source.runs, sumOf('staleHits')]).toEqual([2, 2 * PROCESSES * CALLS_EACH]);
  });

  it('stands in for a source that fails, which is asked once in each retryAfter', async () => {
    source.isDown = true;
    await clock.advance('1h');
    expect(await fleet[0]?.build(1)).toBe('run 1');
    await settle();
    expect(new Set(await Promise.all(everyone()))).toEqual(new Set(['run 1']));
    expect(source.runs).toBe(2);
    await clock.advance('2m');
    expect(await fleet[1]?.build(1)).toBe('run 1');
    await settle();
    expect(new Set(await Promise.all(everyone()))).toEqual(new Set(['run 1']));
    expect(source.runs).toBe(3);
  });

  it('stands in for a source that fails for those who wait for the run of another process, too', async () => {
    source.isDown = true;
    await clock.advance('1h');
    expect(new Set(await Promise.all(everyone()))).toEqual(new Set(['run 1']));
    expect(source.runs).toBe(2);
  });

  it('is gone for all of them once it was invalidated by one', async () => {
    await clock.advance('11m');
    await fleet[0]?.invalidator.invalidate(Reports, 'build', 1);
    source.isDown = true;
    for (const reports of fleet) await expect(reports.build(1)).rejects.toThrow('The source is down');
  });

  function everyone(): Promise<string>[] {
    return fleet.flatMap((reports) => Array.from({ length: CALLS_EACH }, () => reports.build(1)));
  }

  function sumOf(field: 'renewals' | 'staleHits'): number {
    return fleet.reduce((sum, { figures }) => sum + figures[field], 0);
  }

  /** The server has done what it was asked: a script that it did not know is sent twice. */
  async function settle(): Promise<void> {
    for (let trip = 0; trip < 3; trip++)
      for (const { invalidator } of fleet) await invalidator.invalidate(Reports, 'build', -1);
  }

  async function start(): Promise<Reports> {
    const application = await startApplication({
      providers: [Reports, { provide: Source, useValue: source }],
      caches: { default: () => redisStore({ url: redis.url }) },
      options: { deadline: PATIENT, keyPrefix: 'test', clock, herdWait: '20s', startupLog: false },
    });
    return application.get(Reports);
  }
});
