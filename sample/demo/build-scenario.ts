import { readFile } from 'node:fs/promises';
import { drawProbes, drawRequests, type StreamOptions } from './draw-requests';
import { type Random, seededRandom, shuffle } from './random';
import { type MappedPackage, type RealMap } from './real-maps';
import { type Scenario, type Upload } from './scenario';
import { zipMaps } from './zip-maps';

export interface ScenarioOptions extends StreamOptions {
  readonly seed: number;
}

/** To the object store of a cloud, in the same region. */
const BUCKET_ROUND_TRIP_MS = 25;
/** Packages that arrive while requests go on, and rebuilds of a part of the first one. */
const NEW_PACKAGES = 5;
const REBUILDS = 2;
const REBUILT_MAPS = 60;
/** Of so many maps of each upload, somebody asks shortly before it, during it and the moment it is done. */
const PROBES = 30;

/** What is uploaded, before it has its time. */
type Content = Pick<Upload, 'title' | 'maps'>;

/** The requests and uploads of one run; the same for the same packages and options. */
export async function buildScenario(
  packages: readonly MappedPackage[],
  options: ScenarioOptions,
): Promise<Scenario> {
  // All that is awaited comes first: which file is read sooner must not decide who draws which number.
  const [first, ...others] = await Promise.all(packages.slice(0, 1 + NEW_PACKAGES).map(readPackage));
  if (!first) throw new RangeError('There are no source maps to play with.');
  const random = seededRandom(options.seed);
  const rebuilds = Array.from({ length: REBUILDS }, (_, build) => rebuild(first, build + 1, random));
  const [opening, ...uploads] = await pack([first, ...shuffle([...others, ...rebuilds], random)]);
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

async function readPackage({ name, version, maps }: MappedPackage): Promise<Content> {
  const read = async ({ path, source }: RealMap) => [path.text, await readFile(source)] as const;
  return { title: `${name} ${version}`, maps: new Map(await Promise.all(maps.map(read))) };
}

/** Some maps once more, with other content under the same names. */
function rebuild({ title, maps }: Content, build: number, random: Random): Content {
  const chosen = shuffle([...maps], random).slice(0, REBUILT_MAPS);
  const rebuilt = chosen.map(
    ([name, body]) => [name, Buffer.concat([body, Buffer.from('\n'.repeat(build))])] as const,
  );
  return { title: `${title}, build ${build}`, maps: new Map(rebuilt) };
}

function pack(contents: readonly Content[]): Promise<Upload[]> {
  return Promise.all(
    contents.map(async (content) => ({ ...content, zip: await zipMaps(content.maps), at: 0, probes: [] })),
  );
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
