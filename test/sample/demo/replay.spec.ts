import { dirname } from 'node:path';
import { MEMOIZE_RUNTIME } from '../../../lib/constants';
import type { MemoizeRuntime } from '../../../lib/runtime/memoize.runtime';
import { buildScenario } from '../../../sample/demo/build-scenario';
import { MapClient } from '../../../sample/demo/map-client';
import { findRealMaps } from '../../../sample/demo/real-maps';
import { type Outcome, Replay } from '../../../sample/demo/replay';
import { type Scenario } from '../../../sample/demo/scenario';
import { SampleServer } from '../source-maps/support/sample-server';

jest.setTimeout(60_000);

describe('Replaying a stream of requests', () => {
  let scenario: Scenario;
  let server: SampleServer;

  beforeAll(async () => {
    const packages = await findRealMaps(dirname(dirname(require.resolve('rxjs/package.json'))));
    const small = packages.filter(({ maps }) => maps.length < 100);
    scenario = await buildScenario(small, { seed: 1, requests: 600, durationMs: 1500 });
  });
  beforeEach(async () => {
    server = await SampleServer.start({ bucketRoundTripMs: 5 });
  });
  afterEach(() => server.stop());

  async function replay(url: string, played = scenario): Promise<Outcome> {
    const client = new MapClient(url);
    const stream = new Replay({ reader: client, uploader: client }, played, () => {});
    await stream.prepare();
    const outcome = await stream.run();
    client.close();
    return outcome;
  }

  it('finds every answer true, and that invalidation made some of them so', async () => {
    const outcome = await replay(server.url);
    expect(outcome.failures).toEqual([]);
    expect(outcome.stale).toBe(0);
    expect(outcome.savedFromStale).toBeGreaterThan(100);
    expect(outcome.requests).toBe(outcome.latencies.length);
  });

  it('waits for every answer, the last ones about the last upload included', async () => {
    await server.stop();
    server = await SampleServer.start({ bucketRoundTripMs: 100 });
    const last = { ...scenario.uploads[0]!, at: 0 };
    const outcome = await replay(server.url, { ...scenario, requests: [], uploads: [last] });
    expect(outcome.requests).toBe(2 * last.probes.length);
  });

  it('finds stale answers where uploads invalidate nothing: the check can fail', async () => {
    const { registry } = server.app.get<MemoizeRuntime>(MEMOIZE_RUNTIME);
    for (const alias of registry.aliases)
      jest.spyOn(registry.get(alias)!.cache, 'drop').mockReturnValue(undefined);
    expect((await replay(server.url)).stale).toBeGreaterThan(100);
  });

  it('tells what was not answered as it should be', async () => {
    const answer = jest
      .spyOn(MapClient.prototype, 'ask')
      .mockRejectedValue(new Error('GET a was answered with 500.'));
    const outcome = await replay(server.url);
    answer.mockRestore();
    expect(outcome.requests).toBe(0);
    expect(new Set(outcome.failures)).toEqual(new Set(['GET a was answered with 500.']));
  });
});
