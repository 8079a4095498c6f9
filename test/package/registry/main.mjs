// npm run test:packed [nest …]
//
// By hand, before a release, and in hosted CI; needs a registry and a redis-server. Packs the library, and installs it
// into empty applications and into those that `nest new` makes, on Nest 10, 11 and 12, as CommonJS and as ESM, on every
// supported Node. Before any optional peer is there, our declarations are compiled with skipLibCheck off. A table at the
// end says what went how.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis } from '../../benchmark/harness/redis-server.mjs';
import { PROJECT, run } from './commands.mjs';
import { tryEmptyApplication } from './empty-application.mjs';
import { tryNewApplication } from './new-application.mjs';
import { Table } from './table.mjs';

/** `nest new` of Nest 12 asks whether it is to be CommonJS with Jest, or ESM with Vitest. */
const STRANGERS = [
  { nest: '10', typescript: '5.4', types: ['commonjs'] },
  { nest: '11', typescript: '5.9', types: ['commonjs'] },
  { nest: '12', typescript: '6.0', types: ['commonjs', 'module'] },
];

const LEGEND =
  'A cell names the Nodes on which it runs. ✘20: it does not. (20): nor does what nest new makes, by itself. –: there is none.';

async function main(wanted) {
  const folder = await mkdtemp(join(tmpdir(), 'nestjs-cache-memoize-'));
  const redis = await startRedis();
  const table = new Table();
  try {
    const tarball = await pack(folder);
    for (const stranger of STRANGERS) {
      if (wanted.length > 0 && !wanted.includes(stranger.nest)) continue;
      await tryEmptyApplication({ ...stranger, tarball, redis, table });
      for (const type of stranger.types) await tryNewApplication({ ...stranger, type, tarball, table });
    }
  } finally {
    console.log(`\n${table}\n\n${LEGEND}`);
    await redis.stop();
    await rm(folder, { recursive: true });
  }
  process.exitCode = table.hasFailed ? 1 : 0;
}

async function pack(folder) {
  await run('npm', ['pack', '--pack-destination', folder], PROJECT);
  const name = (await readdir(folder)).find((each) => each.endsWith('.tgz'));
  return join(folder, name);
}

await main(process.argv.slice(2));
