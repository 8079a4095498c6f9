import { BUCKET_ROUND_TRIP_MS } from './build-scenario';
import { packContents, readPackage, rebuild } from './contents';
import { drawProbes, drawRequests } from './draw-requests';
import { seededRandom } from './random';
import { type MappedPackage } from './real-maps';
import { type Scenario } from './scenario';

/** How long answers live while the bucket fails. */
export const LIFE = '1s';

export interface OutageScenario extends Scenario {
  readonly outage: NonNullable<Scenario['outage']>;
}

const MAPS = 40;
/** Changed right before the bucket fails: nobody may be told what they were before. */
const CHANGED = 3;
const STREAM = { requests: 2_400, durationMs: 8_000 };
const OUTAGE = { from: 3_000, until: 6_000 };
const CHANGED_AT = 2_900;
/** When the impatient ask for what was changed, besides the moment of the change: while the bucket fails, and after that. */
const ASKED_AT = [4_000, 7_000];

/** A stream of requests about a few maps of one package, while the bucket fails for a while. */
export async function buildOutage(packages: readonly MappedPackage[], seed: number): Promise<OutageScenario> {
  const [first] = packages;
  if (!first) throw new RangeError('There are no source maps to play with.');
  const content = await readPackage({ ...first, maps: first.maps.slice(0, MAPS) });
  const random = seededRandom(seed);
  const changes = rebuild(content, { build: 1, maps: CHANGED }, random);
  const [opening, change] = await packContents([content, changes]);
  const changed = [...changes.maps.keys()];
  const requests = [
    ...drawRequests([...content.maps.keys()], STREAM, random),
    ...[CHANGED_AT, ...ASKED_AT].flatMap((at) => drawProbes(changed, at, random)),
  ];
  return {
    bucketRoundTripMs: BUCKET_ROUND_TRIP_MS,
    opening: opening!,
    uploads: [{ ...change!, at: CHANGED_AT }],
    requests: requests.sort((one, other) => one.at - other.at),
    outage: OUTAGE,
  };
}
