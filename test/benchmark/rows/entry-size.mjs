/** Memory: what an entry takes beyond the value that is kept in it. */
import { ContenderProcess } from '../harness/contender-process.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { atMost, round } from '../harness/report.mjs';
import { argumentsOfF, makeWork } from '../harness/work.mjs';

const ENTRIES = 100_000;

export const row = {
  name: 'entry-size',
  async run({ log }) {
    const contenders = await listContenders(new URL('../contenders/memory/', import.meta.url));
    const results = [];
    for (const each of contenders) {
      const own = await ContenderProcess.start(import.meta.url, each, { execArgv: ['--expose-gc'] });
      try {
        results.push({ contender: each.contender, ...(await own.ask('fill')) });
      } finally {
        await own.stop();
      }
    }
    log(`${results.length} contenders`);
    return report(results);
  },
};

function report(results) {
  return {
    title: 'Memory an entry',
    text:
      `Bytes an entry, on the heap and in buffers, at ${ENTRIES.toLocaleString('en-US')} entries of \`f\`, beyond the ` +
      `${round(results[0].ofValue)} that its result takes by itself: once filled, and once each was read, because some ` +
      'make at the first hit what they keep.',
    tables: [
      {
        columns: ['Contender', 'filled', 'and read'],
        rows: results.map(({ contender, filled, read }) => [contender.name, round(filled), round(read)]),
      },
    ],
    figures: results
      .filter(({ contender }) => contender.isOurs)
      .map(({ contender, read }) =>
        atMost(`${contender.name.split(', ')[1]}, an entry that was read`, 250, read, 'bytes'),
      ),
  };
}

/** In the contender's process. */
export async function openTasks(contender) {
  // Opened once before, so that what loading its code takes is not counted, and what it allocates for its bound is.
  await contender.open(makeWork({ maxEntries: 10 }));
  const work = makeWork({ maxEntries: ENTRIES });
  const ofValue = await sizeOfValue(work);
  return {
    async fill() {
      const before = bytesUsed();
      const { subject } = await contender.open(work);
      globalThis.held = subject; // or it would be collected while it is weighed
      for (let index = 0; index < ENTRIES; index++) await subject.f(...argumentsOfF(index));
      await settled();
      const filled = (bytesUsed() - before) / ENTRIES - ofValue;
      for (let index = 0; index < ENTRIES; index++) await subject.f(...argumentsOfF(index));
      await settled();
      const read = (bytesUsed() - before) / ENTRIES - ofValue;
      if (work.runs !== 2 * ENTRIES) throw new Error(`${work.runs} runs`);
      return { ofValue, filled, read };
    },
  };
}

/** `runs` of these are counted too. */
async function sizeOfValue(work) {
  const held = new Array(ENTRIES).fill(undefined);
  const before = bytesUsed();
  for (let index = 0; index < ENTRIES; index++) held[index] = await work.f(...argumentsOfF(index));
  const size = (bytesUsed() - before) / ENTRIES;
  return held.length > 0 ? size : 0;
}

function settled() {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

function bytesUsed() {
  for (let count = 0; count < 3; count++) globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
