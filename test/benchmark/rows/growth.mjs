/** Growth: whether a hit, and an invalidation of everything, cost more the more there is. */
import { ContenderProcess } from '../harness/contender-process.mjs';
import { CPU_NAME, cpuNow } from '../harness/cpu-clock.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { atMost, round } from '../harness/report.mjs';
import { shuffle, summarize } from '../harness/statistics.mjs';
import { argumentsOfF, makeWork } from '../harness/work.mjs';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const WORKING_SET = 1_000;
const HITS_A_ROUND = 400_000;
const SIZES_OF_ALL = [10, 1_000_000];

export const row = {
  name: 'growth',
  async run({ isQuick, log }) {
    const all = await listContenders(new URL('../contenders/memory/', import.meta.url));
    const measured = all.filter(({ contender }) => contender.isOurs || contender.isLimit);
    const hits = [];
    for (const entries of SIZES) {
      hits.push(await measureHits(measured, entries, isQuick ? 3 : 8));
      log(`${entries} entries`);
    }
    const bulk = await measureBulk(measured.find(({ contender }) => contender.isOurs));
    return report(measured, hits, bulk);
  },
};

async function measureHits(contenders, entries, rounds) {
  const processes = [];
  try {
    for (const each of contenders) {
      const params = { entries };
      processes.push(
        await ContenderProcess.start(import.meta.url, each, {
          params,
          execArgv: ['--max-old-space-size=6144'],
        }),
      );
    }
    const some = await interleave(processes, { rounds, ask: (each) => each.ask('hits', { isAll: false }) });
    const all = await interleave(processes, { rounds, ask: (each) => each.ask('hits', { isAll: true }) });
    return processes.map((each) => ({
      some: summarizeBy(some.get(each), (ns) => ns).min,
      all: summarizeBy(all.get(each), (ns) => ns).min,
    }));
  } finally {
    for (const each of processes) await each.stop();
  }
}

async function measureBulk(ours) {
  const results = [];
  for (const entries of SIZES_OF_ALL) {
    const own = await ContenderProcess.start(import.meta.url, ours, {
      params: { entries: 10 },
      execArgv: ['--max-old-space-size=6144'],
    });
    try {
      results.push(await own.ask('invalidateAll', { entries }));
    } finally {
      await own.stop();
    }
  }
  return results;
}

function report(contenders, hits, bulk) {
  const last = SIZES.length - 1;
  const growth = (at, which) => hits[last][at][which] / hits[0][at][which];
  return {
    title: 'Growth',
    text:
      `Nanoseconds a hit of \`f\` with more and more entries, ${CPU_NAME}: of ${WORKING_SET.toLocaleString('en-US')} ` +
      'keys in shuffled order, and of all keys in shuffled order. The processor’s own caches and page tables hold less ' +
      'and less of what is there, for everybody: flat is what grows no more than the limit does.',
    tables: [
      {
        columns: ['Contender', 'hits of', ...SIZES.map((size) => size.toLocaleString('en-US'))],
        rows: contenders.flatMap(({ contender }, at) =>
          ['some', 'all'].map((which) => [
            contender.name,
            which === 'some' ? '1,000 keys' : 'all keys',
            ...hits.map((ofSize) => round(ofSize[at][which])),
          ]),
        ),
      },
      {
        caption: '`invalidateAll`, milliseconds of wall clock',
        columns: ['Entries', 'least', 'median'],
        rows: SIZES_OF_ALL.map((entries, at) => [
          entries.toLocaleString('en-US'),
          round(bulk[at].min),
          round(bulk[at].median),
        ]),
      },
    ],
    figures: [
      ...contenders.flatMap(({ contender }, at) =>
        contender.isOurs
          ? [
              atMost(
                `${contender.name.split(', ')[1]}, 1,000 keys: growth beside the limit’s own`,
                1.1,
                growth(at, 'some') / growth(0, 'some'),
              ),
              atMost(
                `${contender.name.split(', ')[1]}, all keys: growth beside the limit’s own`,
                1.1,
                growth(at, 'all') / growth(0, 'all'),
              ),
            ]
          : [],
      ),
      atMost(
        'invalidateAll of a million beside that of ten, in ms more',
        1,
        bulk[1].median - bulk[0].median,
        'ms',
      ),
    ],
  };
}

/** In the contender's process. */
export async function openTasks(contender, { entries }) {
  const work = makeWork({ maxEntries: 1_100_000 });
  const { subject, invalidateAll } = await contender.open(work);
  const order = Int32Array.from(shuffle(Array.from({ length: entries }, (_, index) => index)));
  let next = 0;
  const hit = async (count, keys) => {
    let sum = 0;
    for (let at = 0; at < count; at++) {
      const key = order[next++ % keys];
      sum += (await subject.f(key, (key * 7919) % 100_003)).sum;
    }
    return sum;
  };
  for (let index = 0; index < entries; index++) await subject.f(...argumentsOfF(index));
  await hit(Math.max(entries, HITS_A_ROUND), entries);

  return {
    async hits({ isAll }) {
      const begin = cpuNow();
      await hit(HITS_A_ROUND, isAll ? entries : WORKING_SET);
      return (cpuNow() - begin) / HITS_A_ROUND;
    },
    async invalidateAll({ entries: wanted }) {
      const times = [];
      for (let count = 0; count < 7; count++) {
        for (let index = 0; index < wanted; index++) await subject.f(...argumentsOfF(index));
        const begin = performance.now();
        await invalidateAll('f');
        times.push(performance.now() - begin);
      }
      return summarize(times);
    },
  };
}
