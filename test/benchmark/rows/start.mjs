/** Start: what it takes to load the library, and to start an application with many memoized methods. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CPU_NAME } from '../harness/cpu-clock.mjs';
import { atMost, round } from '../harness/report.mjs';
import { summarize } from '../harness/statistics.mjs';

const PROBE = fileURLToPath(new URL('../harness/start-probe.mjs', import.meta.url));
const run = promisify(execFile);

export const row = {
  name: 'start',
  async run({ isQuick, log }) {
    const rounds = isQuick ? 6 : 20;
    const seen = { import: [], plain: [], memoized: [] };
    for (let count = 0; count < rounds; count++)
      for (const what of count % 2 === 0 ? Object.keys(seen) : Object.keys(seen).toReversed())
        seen[what].push(JSON.parse((await run(process.execPath, [PROBE, what])).stdout));
    log(`${rounds} rounds, each in processes of their own`);
    return report(seen, rounds);
  },
};

function report(seen, rounds) {
  const nest = summarize(seen.import.map((each) => each.nest));
  const ours = summarize(seen.import.map((each) => each.ours));
  const plain = summarize(seen.plain.map(({ took }) => took));
  const memoized = summarize(seen.memoized.map(({ took }) => took));
  const line = (what, { min, median }) => [what, round(min), round(median)];
  return {
    title: 'Start',
    text:
      `${CPU_NAME}, in milliseconds, of processes that do nothing else: the least and the median of ${rounds} of each. The ` +
      'application has 50 providers of ten methods each.',
    tables: [
      {
        columns: ['What', 'ms', 'median'],
        rows: [
          line('loading @nestjs/common and @nestjs/core', nest),
          line('loading our main entry after them', ours),
          line('starting an application of 500 methods', plain),
          line('the same, all memoized', memoized),
        ],
      },
    ],
    figures: [
      atMost('loading our main entry, beside Nest’s own', 0.1, ours.min / nest.min),
      atMost(
        'start of 500 memoized methods, with the loading of Nest, beside 500 plain ones',
        1.05,
        (nest.min + ours.min + memoized.min) / (nest.min + plain.min),
      ),
    ],
  };
}
