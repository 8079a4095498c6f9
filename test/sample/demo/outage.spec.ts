import { dirname } from 'node:path';
import { MEMOIZE_RUNTIME } from '../../../lib/constants';
import type { MemoizeRuntime } from '../../../lib/runtime/memoize.runtime';
import { buildOutage } from '../../../sample/demo/build-outage';
import { judgeOutage } from '../../../sample/demo/claims';
import { packContents } from '../../../sample/demo/contents';
import { MapClient } from '../../../sample/demo/map-client';
import { type Endurance, type Measurement } from '../../../sample/demo/measurement';
import { paintFor } from '../../../sample/demo/paint';
import { findRealMaps } from '../../../sample/demo/real-maps';
import { type Outcome, Replay } from '../../../sample/demo/replay';
import { describeOutage, reportOutage } from '../../../sample/demo/report-outage';
import { type Scenario } from '../../../sample/demo/scenario';
import { Outage } from '../../../sample/source-maps/bucket/outage';
import { type SampleConfig } from '../../../sample/source-maps/config/sample-config';
import { SampleServer } from '../source-maps/support/sample-server';

jest.setTimeout(60_000);

const KEPT = 'shop/1/kept.map';
const CHANGED = 'shop/1/changed.map';
const NEVER_ASKED = 'shop/1/never-asked.map';

/** One map stays as it is, another one changes right before the bucket fails. */
async function makeScenario(): Promise<Scenario> {
  const [opening, change] = await packContents([
    {
      title: 'shop',
      maps: new Map([
        [KEPT, Buffer.from('{}')],
        [CHANGED, Buffer.from('{}')],
      ]),
    },
    { title: 'shop, build 1', maps: new Map([[CHANGED, Buffer.from('{"new":1}')]]) },
  ]);
  const get = (name: string, at: number) => ({ method: 'GET', name, at }) as const;
  return {
    bucketRoundTripMs: 0,
    opening: opening!,
    // Alone, so that whatever is asked before it has its answer.
    uploads: [{ ...change!, at: 400 }],
    requests: [
      ...[get(KEPT, 0), get(CHANGED, 0)],
      ...[get(KEPT, 450), get(CHANGED, 450), get(NEVER_ASKED, 450)],
      ...[get(KEPT, 600), get(CHANGED, 600), get(NEVER_ASKED, 600)],
    ],
    outage: { from: 420, until: 550 },
  };
}

describe('A bucket that fails', () => {
  let server: SampleServer;
  afterEach(() => server.stop());

  async function play(config: Partial<SampleConfig>): Promise<Outcome> {
    server = await SampleServer.start({ ttl: '1ms', ...config });
    const client = new MapClient(server.url);
    const outage = new Outage(server.config.bucketDir);
    const replay = new Replay({ reader: client, uploader: client, outage }, await makeScenario(), () => {});
    await replay.prepare();
    const outcome = await replay.run();
    client.close();
    return outcome;
  }

  it('fails every request while it lasts, and none after it', async () => {
    const outcome = await play({});
    expect(outcome.failures).toHaveLength(3);
    expect(outcome).toMatchObject({ requests: 5, stale: 0 });
  });

  it('fails with staleIfError only what has changed, or was never asked', async () => {
    const outcome = await play({ staleIfError: '1h' });
    const failed = [CHANGED, NEVER_ASKED].map((name) => `GET ${name} was answered with 503.`);
    expect([...outcome.failures].sort()).toEqual(failed);
    expect(outcome).toMatchObject({ requests: 6, stale: 0, savedFromStale: 1 });
  });

  it('lets an answer be untrue where uploads invalidate nothing: the check can fail', async () => {
    const start = SampleServer.start.bind(SampleServer);
    jest.spyOn(SampleServer, 'start').mockImplementation(async (config) => {
      const started = await start(config);
      const { registry } = started.app.get<MemoizeRuntime>(MEMOIZE_RUNTIME);
      for (const alias of registry.aliases)
        jest.spyOn(registry.get(alias)!.cache, 'drop').mockReturnValue(undefined);
      return started;
    });
    const outcome = await play({ staleIfError: '1h' });
    jest.restoreAllMocks();
    expect(outcome.stale).toBeGreaterThan(0);
  });
});

const MEASURED = {
  ...{ absent: 600, stale: 0, savedFromStale: 12, latencies: [1, 1, 1, 30], hits: 800, misses: 200 },
} as const;

function measured(failed: number, staleHits: number, more: Partial<Measurement> = {}): Measurement {
  const failures = Array.from({ length: failed }, () => 'GET a was answered with 503.');
  const counted = { hits: 700, misses: 100, joined: 0, runs: 100, failedRuns: failed, staleHits };
  const rest = { localHits: 0, bypassed: 0, guarded: 0, renewals: 0, kept: 0, refused: 0, uncacheable: 0 };
  const method = {
    method: 'SourceMapsService.read',
    alias: 'maps',
    calls: 1000,
    runMs: 25,
    ...rest,
    ...counted,
  };
  return {
    ...MEASURED,
    ...{ requests: 1000 - failed, failures, bucketReads: 300 + failed, methods: [method] },
    ...more,
  };
}

const ENDURED: Endurance = { without: measured(400, 0), withStale: measured(20, 380) };

function failing(endurance: Partial<Endurance>): string[] {
  return judgeOutage({ ...ENDURED, ...endurance }).flatMap(({ holds, text }) => (holds ? [] : [text]));
}

describe("What the demo's outage claims", () => {
  it('holds for a good run', () => {
    expect(failing({})).toEqual([]);
  });

  it.each<[string, string, Partial<Endurance>]>([
    ['staleIfError does nothing', 'With it few requests notice', { withStale: measured(400, 0) }],
    ['it does little', 'With it few requests notice', { withStale: measured(150, 250) }],
    ['the bucket did not fail', 'With it few requests notice', { withStale: measured(0, 0) }],
    [
      'an answer was untrue',
      'Expired was answered, invalidated never',
      { withStale: measured(20, 380, { stale: 1 }) },
    ],
    [
      'nothing could have been untrue',
      'Expired was answered, invalidated never',
      { withStale: measured(20, 380, { savedFromStale: 0 }) },
    ],
    ['the other had windows, too', 'Without staleIfError the outage is felt', { without: measured(400, 3) }],
  ])('does not hold where %s', (_, claim, endurance) => {
    expect(failing(endurance)).toEqual([claim]);
  });
});

describe("The demo's outage", () => {
  it('is told before, and its result side by side', async () => {
    const packages = await findRealMaps(dirname(dirname(require.resolve('rxjs/package.json'))));
    const scenario = await buildOutage(packages, 1);
    const paint = paintFor({}, {});
    expect(describeOutage(scenario, paint).split('\n')).toEqual([
      '  The bucket fails for 3 seconds, and answers live for 1s: 2,436 requests,',
      '  each with and without staleIfError. 3 maps have changed right before.',
      '',
    ]);
    expect(reportOutage(ENDURED, judgeOutage(ENDURED), paint).split('\n')).toEqual([
      '',
      '                    without                          staleIfError',
      '  failed requests         400 ████████████████████          20 █',
      '  bucket operations       700 ████████████████████         320 █████████▏',
      '',
      '  past their life   380 answers, in place of errors',
      '  still failed      what was never asked before, and what had just changed',
      '  stale answers     0, every answer checked (12 if nothing were invalidated)',
      '',
      '  ✔ Without staleIfError the outage is felt',
      '  ✔ With it few requests notice',
      '  ✔ Expired was answered, invalidated never',
      '',
    ]);
  });

  it('changes some maps right before, and asks for them while it lasts and after it', async () => {
    const packages = await findRealMaps(dirname(dirname(require.resolve('rxjs/package.json'))));
    const { requests, uploads, outage } = await buildOutage(packages, 1);
    const times = requests.filter(({ name }) => uploads[0]?.maps.has(name)).map(({ at }) => at);
    expect(uploads[0]?.at).toBeLessThan(outage.from);
    expect(times.some((at) => at > outage.from && at < outage.until)).toBe(true);
    expect(times.some((at) => at > outage.until)).toBe(true);
  });
});
