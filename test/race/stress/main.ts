/**
 * `npm run race [-- --long]`: the whole set, in minutes or in seconds for each trial, as a table. Ends with exit code
 * 0 only if no trial of the library has a stale read or an unhandled rejection, and the naive one has.
 */
import { type Findings, runTrial, type Trial } from './run';
import { FAULTS } from './faults';

const STORM = { keys: 8, invalidations: 0.05 };
const UPLOADS = { keys: 300, invalidations: 0.002 };
const ALL = Object.keys(FAULTS);

function trials(seconds: number): Trial[] {
  const onRedis = ['cache-manager-redis-yet', '@keyv/redis', 'get/set/del', 'cluster'];
  return [
    ...onRedis.map((store) => ({ name: 'storm', store, ...STORM, faults: [], seconds })),
    ...onRedis.slice(0, 2).map((store) => ({ name: 'uploads', store, ...UPLOADS, faults: [], seconds })),
    ...ALL.map((fault) => ({
      name: fault,
      store: 'cache-manager-redis-yet',
      ...STORM,
      faults: [fault],
      seconds,
    })),
    ...onRedis.slice(0, 3).map((store) => ({ name: 'all faults', store, ...STORM, faults: ALL, seconds })),
    // A master of a cluster cannot be made a replica of somebody else.
    { name: 'all but read-only', store: 'cluster', ...STORM, faults: ALL.slice(0, -1), seconds },
    { name: 'storm', store: 'naive', ...STORM, faults: [], seconds },
  ];
}

const COLUMNS = [
  'trial',
  'store',
  'reads',
  'hits',
  'invalidated',
  'rejected',
  'stale',
  'unhandled',
  'p50 / DEL',
];
const WIDTHS = [20, 25, 10, 8, 13, 10, 8, 11, 12];

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => (index < 2 ? cell.padEnd(WIDTHS[index] ?? 0) : cell.padStart(WIDTHS[index] ?? 0)))
    .join('');
}

function describe(trial: Trial, found: Findings): string {
  return row([
    trial.name,
    trial.store,
    found.reads.toLocaleString('en'),
    `${(100 * found.hitRate).toFixed(1)} %`,
    found.resolved.toLocaleString('en'),
    String(found.rejected),
    String(found.stale),
    String(found.unhandled),
    (found.invalidation / found.bareDelete).toFixed(2),
  ]);
}

function isAsPromised({ store }: Trial, { stale, unhandled }: Findings): boolean {
  return store === 'naive' ? stale > 0 : stale === 0 && unhandled === 0;
}

async function main(): Promise<void> {
  const seconds = process.argv.includes('--long') ? 60 : 6;
  console.log(row(COLUMNS));
  let [reads, resolved, broken] = [0, 0, 0];
  for (const trial of trials(seconds)) {
    const found = await runTrial(trial);
    console.log(describe(trial, found));
    if (!isAsPromised(trial, found)) broken++;
    if (trial.store === 'naive') continue;
    reads += found.reads;
    resolved += found.resolved;
  }
  console.log(
    `\n${reads.toLocaleString('en')} reads, ${resolved.toLocaleString('en')} resolved invalidations of the library`,
  );
  process.exitCode = broken === 0 ? 0 : 1;
}

void main();
