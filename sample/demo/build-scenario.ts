import { readFile } from 'node:fs/promises';
import { type Random, seededRandom, shuffle } from './random';
import { type MappedPackage, type RealMap } from './real-maps';
import { type MapRequest, type Scenario, type Upload } from './scenario';
import { Zipf } from './zipf';

export interface ScenarioOptions {
  readonly seed: number;
  /** How many requests the stream has, besides those about what is being uploaded. */
  readonly requests: number;
  readonly durationMs: number;
}

/** Packages that arrive while requests go on, and rebuilds of a part of the first one. */
const NEW_PACKAGES = 5;
const REBUILDS = 2;
const REBUILT_MAPS = 60;
/** Steeper than for web pages: the same few stack traces are symbolicated again and again. */
const ZIPF_EXPONENT = 1.25;
/** For each real map so many that nobody ever uploads: other versions of the same file. */
const ABSENT_PER_REAL = 2;
/** Of so many maps of each upload, somebody asks shortly before it, during it and the moment it is done. */
const PROBES = 30;
const PROBED_BEFORE_MS = 300;
const PROBED_FOR_MS = 600;

/** Name to content. */
type Maps = ReadonlyMap<string, Buffer>;

/** The requests and uploads of one run; the same for the same packages and options. */
export async function buildScenario(
  packages: readonly MappedPackage[],
  options: ScenarioOptions,
): Promise<Scenario> {
  // All that is awaited comes first: which file is read sooner must not decide who draws which number.
  const [first, ...others] = await Promise.all(packages.slice(0, 1 + NEW_PACKAGES).map(readUpload));
  if (!first) throw new RangeError('There are no source maps to play with.');
  const random = seededRandom(options.seed);
  const uploads = planUploads(first, others, { random, ...options });
  const names = [first, ...uploads].flatMap(({ maps }) => [...maps.keys()]);
  const requests = [
    ...drawRequests(popularityOf(names, random), { random, ...options }),
    ...uploads.flatMap((upload) => watch(upload, random)),
  ];
  return { opening: first, uploads, requests: requests.sort((one, other) => one.at - other.at) };
}

async function readUpload({ name, version, maps }: MappedPackage): Promise<Upload> {
  const read = async ({ path, source }: RealMap) => [path.text, await readFile(source)] as const;
  return describeUpload(`${name} ${version}`, new Map(await Promise.all(maps.map(read))));
}

function describeUpload(title: string, maps: Maps): Upload {
  return { title, maps, at: 0, probes: [] };
}

/** Arrivals and rebuilds in an order of chance, evenly spread. */
function planUploads(
  opening: Upload,
  arrivals: readonly Upload[],
  { random, durationMs }: ScenarioOptions & { random: Random },
): Upload[] {
  const rebuilds = Array.from({ length: REBUILDS }, (_, build) => rebuild(opening, build + 1, random));
  const between = durationMs / (arrivals.length + REBUILDS + 1);
  return shuffle([...arrivals, ...rebuilds], random).map((upload, nth) => ({
    ...upload,
    at: between * (nth + 1),
    probes: shuffle([...upload.maps.keys()], random).slice(0, PROBES),
  }));
}

/** Some maps of an upload once more, with other content under the same names. */
function rebuild(upload: Upload, build: number, random: Random): Upload {
  const chosen = shuffle([...upload.maps], random).slice(0, REBUILT_MAPS);
  const maps = new Map(
    chosen.map(([name, body]) => [name, Buffer.concat([body, Buffer.from('\n'.repeat(build))])]),
  );
  return describeUpload(`${upload.title}, build ${build}`, maps);
}

/** Names from the most popular to the least: the real ones among more that are never there. */
function popularityOf(real: readonly string[], random: Random): string[] {
  const absent = real.flatMap((name) =>
    Array.from({ length: ABSENT_PER_REAL }, (_, nth) => name.replace(/(\d)\//, `$1-next.${nth}/`)),
  );
  return shuffle([...new Set([...real, ...absent])], random);
}

function drawRequests(
  names: readonly string[],
  { requests, durationMs, random }: ScenarioOptions & { random: Random },
): MapRequest[] {
  const zipf = new Zipf(names.length, ZIPF_EXPONENT, random);
  return Array.from({ length: requests }, (_, nth) => ({
    method: random() < 0.5 ? 'HEAD' : 'GET',
    name: names[zipf.next()]!,
    at: (nth / requests) * durationMs,
  }));
}

/** The impatient: they ask for what is being uploaded before it is there, and on. */
function watch({ probes, at }: Upload, random: Random): MapRequest[] {
  return [...probes, ...probes].flatMap((name) =>
    (['HEAD', 'GET'] as const).map((method) => ({
      method,
      name,
      at: Math.max(0, at - PROBED_BEFORE_MS + random() * PROBED_FOR_MS),
    })),
  );
}
