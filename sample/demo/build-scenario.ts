import { packContents, readPackage, rebuild } from './contents';
import { drawProbes, drawRequests, type StreamOptions } from './draw-requests';
import { type Random, seededRandom, shuffle } from './random';
import { type MappedPackage } from './real-maps';
import { type Scenario, type Upload } from './scenario';

export interface ScenarioOptions extends StreamOptions {
  readonly seed: number;
}

/** To the object store of a cloud, in the same region. */
export const BUCKET_ROUND_TRIP_MS = 25;
/** Packages that arrive while requests go on, and rebuilds of a part of the first one. */
const NEW_PACKAGES = 5;
const REBUILDS = 2;
const REBUILT_MAPS = 60;
/** Of so many maps of each upload, somebody asks shortly before it, during it and the moment it is done. */
const PROBES = 30;

/** The requests and uploads of one run; the same for the same packages and options. */
export async function buildScenario(
  packages: readonly MappedPackage[],
  options: ScenarioOptions,
): Promise<Scenario> {
  // All that is awaited comes first: which file is read sooner must not decide who draws which number.
  const [first, ...others] = await Promise.all(packages.slice(0, 1 + NEW_PACKAGES).map(readPackage));
  if (!first) throw new RangeError('There are no source maps to play with.');
  const random = seededRandom(options.seed);
  const rebuilds = Array.from({ length: REBUILDS }, (_, build) =>
    rebuild(first, { build: build + 1, maps: REBUILT_MAPS }, random),
  );
  const [opening, ...uploads] = await packContents([first, ...shuffle([...others, ...rebuilds], random)]);
  const planned = plan(uploads, options, random);
  const names = [first, ...uploads].flatMap(({ maps }) => [...maps.keys()]);
  const requests = [
    ...drawRequests(names, options, random),
    ...planned.flatMap(({ probes, at }) => drawProbes(probes, at, random)),
  ];
  return {
    bucketRoundTripMs: BUCKET_ROUND_TRIP_MS,
    opening: opening!,
    uploads: planned,
    requests: requests.sort((one, other) => one.at - other.at),
  };
}

/** Evenly spread over the time of the stream. */
function plan(uploads: readonly Upload[], { durationMs }: StreamOptions, random: Random): Upload[] {
  const between = durationMs / (uploads.length + 1);
  return uploads.map((upload, nth) => ({
    ...upload,
    at: between * (nth + 1),
    probes: shuffle([...upload.maps.keys()], random).slice(0, PROBES),
  }));
}
