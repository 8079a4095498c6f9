/** Memory hit: how much a call costs whose outcome is there. */
import { ContenderProcess } from '../harness/contender-process.mjs';
import { CPU_NAME, cpuNow } from '../harness/cpu-clock.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { atLeast, atMost, round } from '../harness/report.mjs';
import { shuffle } from '../harness/statistics.mjs';
import { argumentsOfF, argumentsOfG, makeWork } from '../harness/work.mjs';

const LIVE_KEYS = 7_000;
const ROUND_NS = 50e6;
const WARM_UP_PASSES = 8;

export const row = {
  name: 'memory',
  async run({ isQuick, log }) {
    const contenders = await listContenders(new URL('../contenders/memory/', import.meta.url));
    const processes = [];
    try {
      for (const each of contenders) processes.push(await ContenderProcess.start(import.meta.url, each));
      const rounds = isQuick ? 15 : 45;
      const measured = {};
      for (const method of ['f', 'g']) {
        const ask = (each) => each.ask('hits', { method });
        measured[method] = await interleave(processes, { rounds, ask });
        log(`${method}: ${rounds} rounds of ${processes.length} contenders`);
      }
      return report(processes, measured);
    } finally {
      for (const each of processes) await each.stop();
    }
  },
};

function report(processes, measured) {
  const results = processes.map((each) => ({
    contender: each.contender,
    f: summarizeBy(measured.f.get(each), (ns) => ns),
    g: summarizeBy(measured.g.get(each), (ns) => ns),
  }));
  const limit = results.find(({ contender }) => contender.isLimit);
  const times = (result, method) => result[method].min / limit[method].min;
  return {
    title: 'Memory hit',
    text:
      `${LIVE_KEYS.toLocaleString('en-US')} live keys of each of \`f(number, number)\` and ` +
      '`g({ id, name, tags, nested })`, in a shuffled order, one awaited call after the other. ' +
      `Nanoseconds a hit, ${CPU_NAME}: least and median of interleaved rounds; × is the least beside the limit's.`,
    tables: [
      {
        columns: ['Contender', 'f ns', 'median', '×', 'g ns', 'median', '×'],
        rows: results.map((result) => [
          result.contender.name,
          ...['f', 'g'].flatMap((method) => [
            round(result[method].min),
            round(result[method].median),
            round(times(result, method)),
          ]),
        ]),
      },
    ],
    figures: figures(results, times),
  };
}

function figures(results, times) {
  const find = (name) => results.find(({ contender }) => contender.name.includes(name));
  const [share, copy] = [find('memoize, share'), find('memoize, copy')];
  const ratio = (slow, fast, method) => slow[method].min / fast[method].min;
  return [
    atMost('share, f, beside the limit', 1.7, times(share, 'f')),
    atMost('share, g, beside the limit', 2.2, times(share, 'g')),
    atLeast('share, f, faster than cache-manager 7 wrap', 5, ratio(find('cache-manager 7'), share, 'f')),
    atLeast('share, g, faster than cache-manager 7 wrap', 2, ratio(find('cache-manager 7'), share, 'g')),
    atMost('copy, f, beside the limit', 2, times(copy, 'f')),
    atMost('copy, g, beside the limit', 2.6, times(copy, 'g')),
    atLeast('copy, f, faster than bentocache', 10, ratio(find('bentocache'), copy, 'f')),
  ];
}

/** In the contender's process. */
export async function openTasks(contender) {
  const work = makeWork({ maxEntries: 20_000 });
  const { subject } = await contender.open(work);
  const order = shuffle(Array.from({ length: LIVE_KEYS }, (_, index) => index));
  const pools = { f: order.map(argumentsOfF), g: order.map(argumentsOfG) };
  const passes = {};
  // By index: what V8 leaves of iterators depends on how much of the contender it has put into the loop before.
  const passOf = {
    async f() {
      let sum = 0;
      for (let index = 0; index < LIVE_KEYS; index++) {
        const args = pools.f[index];
        sum += (await subject.f(args[0], args[1])).sum;
      }
      return sum;
    },
    async g() {
      let sum = 0;
      for (let index = 0; index < LIVE_KEYS; index++) sum += (await subject.g(pools.g[index][0])).id;
      return sum;
    },
  };
  for (const method of ['f', 'g']) passes[method] = await warmUp(passOf[method]);
  const runs = work.runs;

  return {
    async hits({ method }) {
      const begin = cpuNow();
      for (let pass = 0; pass < passes[method]; pass++) await passOf[method]();
      const ns = (cpuNow() - begin) / (passes[method] * LIVE_KEYS);
      if (work.runs !== runs) throw new Error(`${work.runs - runs} of what should be hits were none`);
      return ns;
    },
  };
}

/** Answers how many passes make a round. */
async function warmUp(pass) {
  await pass();
  let begin = cpuNow();
  for (let count = 0; count < WARM_UP_PASSES; count++) {
    begin = cpuNow();
    await pass();
  }
  return Math.max(1, Math.round(ROUND_NS / (cpuNow() - begin)));
}
