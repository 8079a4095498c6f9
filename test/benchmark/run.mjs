/**
 * npm run bench                 every row
 * npm run bench -- memory       one row (or several)
 * npm run bench -- --quick      fewer rounds
 *
 * Prints what it measures, and writes RESULTS.md: of a partial run only the rows that were run are replaced.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describeMachine } from './harness/machine.mjs';
import { formatSection } from './harness/report.mjs';
import { installPeers } from './harness/install-peers.mjs';
import { writeResults } from './harness/results-file.mjs';

const ROWS = [
  'rows/memory.mjs',
  'rows/options.mjs',
  'rows/herd.mjs',
  'rows/entry-size.mjs',
  'rows/growth.mjs',
  'rows/redis-hit.mjs',
  'rows/redis-fleet.mjs',
  'rows/redis-miss.mjs',
  'rows/fleet-hit.mjs',
  'rows/tags.mjs',
  'rows/batches.mjs',
  'http/row.mjs',
  'http/nodes-row.mjs',
  'rows/start.mjs',
  'rows/keys-values.mjs',
];

const given = process.argv.slice(2);
const isQuick = given.includes('--quick');
const wanted = given.filter((each) => !each.startsWith('-'));

async function main() {
  installPeers();
  const rows = await loadRows();
  const unknown = wanted.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No row named ${unknown.join(', ')}. There are: ${rows.map(({ name }) => name).join(', ')}.`,
    );
  }
  const machine = describeMachine();
  console.log(`${machine.join('\n')}\n`);
  for (const row of rows.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.error(`${row.name} …`);
    const section = await row.run({ isQuick, log: (line) => console.error(`  ${line}`) });
    if (!section) continue;
    console.log(`${formatSection(section)}\n`);
    writeResults({ row, order: rows.map(({ name }) => name), section, machine, isQuick });
  }
}

async function loadRows() {
  const files = ROWS.map((path) => fileURLToPath(new URL(path, import.meta.url))).filter((file) =>
    existsSync(file),
  );
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file))));
  return modules.map(({ row }) => row);
}

await main();
