/** HTTP on each version of Node that is supported: what a memoized handler costs beside a promise memoized by hand. */
import { CPU_NAME } from '../harness/cpu-clock.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { nodeBinaries } from '../harness/node-binaries.mjs';
import { atLeast, round } from '../harness/report.mjs';
import { hasLoad, measureAnew, ROUND_SECONDS } from './server-load.mjs';

const MAJORS = [20, 22, 24];

export const row = {
  name: 'http-nodes',
  async run({ isQuick, log }) {
    if (!hasLoad()) return void log('wrk is not installed: skipped');
    const listed = await listContenders(new URL('../contenders/http/', import.meta.url));
    const compared = listed.filter(
      ({ contender: { isLimit, isOurs, isStock } }) => isLimit || isOurs || isStock,
    );
    const servers = nodeBinaries(MAJORS).flatMap((node) => compared.map((each) => ({ ...each, node })));
    const rounds = isQuick ? 3 : 8;
    const ask = (each) => measureAnew(each, each.node.path);
    const measured = await interleave(servers, {
      rounds,
      ask,
      onRound: (index) => log(`round ${index + 1} of ${rounds}`),
    });
    return report(measured, rounds);
  },
};

function report(measured, rounds) {
  const results = [...measured].map(([{ contender, node }, seen]) => ({
    contender,
    node,
    cpu: summarizeBy(seen, ({ cpu }) => cpu),
  }));
  const find = (major, mark) => results.find((each) => each.node.major === major && each.contender[mark]);
  return {
    title: 'HTTP on each Node',
    text:
      `The same request on the same application, on each version of Node that is supported; ${rounds} interleaved rounds of ` +
      `${ROUND_SECONDS} s. µs a request: ${CPU_NAME} of the server; × is the least beside the promise memoized by hand on the ` +
      'same Node.',
    tables: [
      {
        columns: ['Node', 'Contender', 'µs a request', 'median', '×'],
        rows: results.map(({ contender, node, cpu }) => [
          node.version,
          contender.name,
          round(cpu.min),
          round(cpu.median),
          round(cpu.min / find(node.major, 'isLimit').cpu.min),
        ]),
      },
    ],
    figures: MAJORS.map((major) =>
      atLeast(
        `Node ${major}: requests by CPU, beside a promise memoized by hand`,
        0.95,
        find(major, 'isLimit').cpu.min / find(major, 'isOurs').cpu.min,
      ),
    ),
  };
}
