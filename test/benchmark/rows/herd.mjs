/** Herd: many concurrent callers of a key that is cold. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ContenderProcess } from '../harness/contender-process.mjs';
import { CPU_NAME, cpuNow } from '../harness/cpu-clock.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { atMost, round } from '../harness/report.mjs';
import { makeWork } from '../harness/work.mjs';

const CALLERS = 1_000;
const HERDS_A_ROUND = 20;
const WARM_UP_HERDS = 60;
const COMPUTATION_MS = 5;

export const row = {
  name: 'herd',
  async run({ isQuick, log }) {
    const contenders = await listContenders(new URL('../contenders/memory/', import.meta.url));
    const processes = [];
    try {
      for (const each of contenders) processes.push(await ContenderProcess.start(import.meta.url, each));
      const rounds = isQuick ? 3 : 10;
      const measured = await interleave(processes, { rounds, ask: (each) => each.ask('herds') });
      log(`${rounds} rounds of ${processes.length} contenders`);
      return report(processes, measured);
    } finally {
      for (const each of processes) await each.stop();
    }
  },
};

function report(processes, measured) {
  const results = processes.map((each) => ({
    contender: each.contender,
    runs: Math.max(...measured.get(each).map(({ runs }) => runs)),
    cpu: summarizeBy(measured.get(each), ({ cpu }) => cpu),
  }));
  const limit = results.find(({ contender }) => contender.isLimit);
  return {
    title: 'Herd',
    text:
      `${CALLERS.toLocaleString('en-US')} concurrent callers of a cold key of \`f\`, whose computation takes ` +
      `${COMPUTATION_MS} ms: how often it ran at most, and microseconds for the whole herd, ${CPU_NAME}.`,
    tables: [
      {
        columns: ['Contender', 'runs', 'µs a herd', 'median', '×'],
        rows: results.map(({ contender, runs, cpu }) => [
          contender.name,
          runs,
          round(cpu.min / 1000),
          round(cpu.median / 1000),
          round(cpu.min / limit.cpu.min),
        ]),
      },
    ],
    figures: results
      .filter(({ contender }) => contender.isOurs)
      .flatMap(({ contender, runs, cpu }) => {
        const isolation = contender.name.split(', ')[1];
        return [
          atMost(`${isolation}: runs of one herd`, 1, runs, ''),
          atMost(`${isolation}: beside a shared promise`, 2, cpu.min / limit.cpu.min),
        ];
      }),
  };
}

/** In the contender's process. */
export async function openTasks(contender) {
  const work = makeWork({ maxEntries: 20_000, pause: () => sleep(COMPUTATION_MS) });
  const { subject } = await contender.open(work);
  let next = 0;
  const herd = async () => {
    const key = next++;
    const before = work.runs;
    const calls = [];
    for (let caller = 0; caller < CALLERS; caller++) calls.push(subject.f(key, 1));
    await Promise.all(calls);
    return work.runs - before;
  };
  for (let count = 0; count < WARM_UP_HERDS; count++) await herd();

  return {
    async herds() {
      let runs = 0;
      const begin = cpuNow();
      for (let count = 0; count < HERDS_A_ROUND; count++) runs = Math.max(runs, await herd());
      return { runs, cpu: (cpuNow() - begin) / HERDS_A_ROUND };
    },
  };
}
