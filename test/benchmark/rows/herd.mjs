/** Herd: many concurrent callers of a key that is cold. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ContenderProcess } from '../harness/contender-process.mjs';
import { CPU_NAME, cpuNow } from '../harness/cpu-clock.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { atMost, round } from '../harness/report.mjs';
import { summarize } from '../harness/statistics.mjs';
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
      for (const each of processes.splice(0)) await each.stop();
      const cold = await measureCold(contenders.filter(isMeasuredCold), isQuick ? 3 : 10);
      log('first herds of fresh processes');
      return report(measured, cold);
    } finally {
      for (const each of processes) await each.stop();
    }
  },
};

function isMeasuredCold({ contender: { isLimit, isOurs, name } }) {
  return isLimit || isOurs || name === 'layered-loader';
}

/** The very first herd of a process, each time of a fresh one. */
async function measureCold(contenders, rounds) {
  const seen = new Map(contenders.map(({ contender }) => [contender, []]));
  for (let count = 0; count < rounds; count++)
    for (const each of count % 2 === 0 ? contenders : contenders.toReversed()) {
      const fresh = await ContenderProcess.start(import.meta.url, each, { params: { isCold: true } });
      seen.get(each.contender).push(await fresh.ask('herd'));
      await fresh.stop();
    }
  return seen;
}

function report(measured, cold) {
  const results = [...measured].map(([{ contender }, seen]) => ({
    contender,
    runs: Math.max(...seen.map(({ runs }) => runs)),
    cpu: summarizeBy(seen, ({ cpu }) => cpu),
    cold: cold.has(contender) ? summarize(cold.get(contender)) : undefined,
  }));
  const limit = results.find(({ contender }) => contender.isLimit);
  return {
    title: 'Herd',
    text:
      `${CALLERS.toLocaleString('en-US')} concurrent callers of a cold key of \`f\`, whose computation takes ` +
      `${COMPUTATION_MS} ms: how often it ran at most, and microseconds for the whole herd, ${CPU_NAME}. First: of a fresh ` +
      'process, which has called nothing before, the median.',
    tables: [
      {
        columns: ['Contender', 'runs', 'µs a herd', 'median', '×', 'first µs', '×'],
        rows: results.map(({ contender, runs, cpu, cold: first }) => [
          contender.name,
          runs,
          round(cpu.min / 1000),
          round(cpu.median / 1000),
          round(cpu.min / limit.cpu.min),
          first ? round(first.median / 1000) : '–',
          first ? round(first.median / limit.cold.median) : '–',
        ]),
      },
    ],
    figures: results
      .filter(({ contender }) => contender.isOurs)
      .flatMap(({ contender, runs, cpu, cold: first }) => {
        const isolation = contender.name.split(', ')[1];
        return [
          atMost(`${isolation}: runs of one herd`, 1, runs, ''),
          atMost(
            `${isolation}: beside a shared promise`,
            isolation === 'share' ? 1.5 : 2,
            cpu.min / limit.cpu.min,
          ),
          atMost(`${isolation}: the first herd of a process`, 2, first.median / limit.cold.median),
        ];
      }),
  };
}

/** In the contender's process. */
export async function openTasks(contender, { isCold = false }) {
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
  for (let count = 0; count < WARM_UP_HERDS && !isCold; count++) await herd();

  return {
    async herd() {
      const begin = cpuNow();
      await herd();
      return cpuNow() - begin;
    },
    async herds() {
      let runs = 0;
      const begin = cpuNow();
      for (let count = 0; count < HERDS_A_ROUND; count++) runs = Math.max(runs, await herd());
      return { runs, cpu: (cpuNow() - begin) / HERDS_A_ROUND };
    },
  };
}
