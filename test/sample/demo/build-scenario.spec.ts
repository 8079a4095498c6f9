import { dirname } from 'node:path';
import { buildScenario } from '../../../sample/demo/build-scenario';
import { drawRequests } from '../../../sample/demo/draw-requests';
import { seededRandom } from '../../../sample/demo/random';
import { findRealMaps, type MappedPackage } from '../../../sample/demo/real-maps';
import { type Scenario } from '../../../sample/demo/scenario';

jest.setTimeout(60_000);

const OPTIONS = { seed: 1, requests: 500, durationMs: 1000 };

describe("The demo's input", () => {
  let packages: MappedPackage[];
  let small: MappedPackage[];
  let scenario: Scenario;

  beforeAll(async () => {
    packages = await findRealMaps(dirname(dirname(require.resolve('rxjs/package.json'))));
    small = packages.filter(({ maps }) => maps.length < 100);
    scenario = await buildScenario(small, OPTIONS);
  });

  it('is the source maps that lie in node_modules, hundreds of them', () => {
    const rxjs = packages.find(({ name }) => name === 'rxjs');
    expect(rxjs?.maps.length).toBeGreaterThan(500);
    expect(rxjs?.maps[0]?.path.text).toMatch(/^rxjs\/7\.[\d.]+\/dist\/.*\.map$/);
    expect(packages.some(({ name }) => name.startsWith('@'))).toBe(true);
  });

  it('is the same for the same seed', async () => {
    const again = await buildScenario(small, OPTIONS);
    expect(again.requests).toEqual(scenario.requests);
    expect(again.uploads.map(({ title, at, probes }) => ({ title, at, probes }))).toEqual(
      scenario.uploads.map(({ title, at, probes }) => ({ title, at, probes })),
    );
  });

  it('asks mostly for maps that are never there', () => {
    const uploads = [scenario.opening, ...scenario.uploads];
    const uploaded = new Set(uploads.flatMap(({ maps }) => [...maps.keys()]));
    const drawn = drawRequests([...uploaded], { requests: 5000, durationMs: 1000 }, seededRandom(1));
    const asked = new Set(drawn.map(({ name }) => name));
    const absent = [...asked].filter((name) => !uploaded.has(name));
    expect(absent.length).toBeGreaterThan(asked.size / 2);
  });

  it('asks for some maps before, while and after they are uploaded', () => {
    for (const { maps, at } of scenario.uploads) {
      const times = scenario.requests.filter(({ name }) => maps.has(name)).map((request) => request.at);
      expect(Math.min(...times)).toBeLessThan(at);
      expect(Math.max(...times)).toBeGreaterThan(at);
    }
  });

  it('uploads some maps again under the same name with other content', () => {
    const rebuilt = scenario.uploads
      .flatMap(({ maps }) => [...maps])
      .filter(([name]) => scenario.opening.maps.has(name));
    expect(rebuilt.length).toBeGreaterThan(0);
    expect(rebuilt.every(([name, body]) => !body.equals(scenario.opening.maps.get(name)!))).toBe(true);
  });

  it('comes in the order of time', () => {
    const times = scenario.requests.map(({ at }) => at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });
});
