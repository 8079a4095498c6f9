/** Options: what each of them costs a hit in memory. What a method does not use, its hits do not read. */
import { subscribe } from 'node:diagnostics_channel';
import { ContenderProcess } from '../harness/contender-process.mjs';
import { CPU_NAME } from '../harness/cpu-clock.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { library, openApplication } from '../harness/ours.mjs';
import { round } from '../harness/report.mjs';
import { openTasks as openHits } from './memory.mjs';

/** Of the decorator, of the module, and what else is there. */
const VARIANTS = {
  'no option': {},
  'no option, once more': {},
  staleIfError: { method: { staleIfError: '1h' } },
  staleWhileRevalidate: { method: { staleWhileRevalidate: '1h' } },
  'earlyRefresh, jitter': { method: { earlyRefresh: 0.9, jitter: 0.1 } },
  'tags, written down': { method: { tags: ['all'] } },
  'tags, a function of the arguments': { method: { tags: (id) => [`of:${id}`] } },
  resultTags: { method: { resultTags: ({ sum }) => [`of:${sum}`] } },
  'extra, a value': { method: { extra: 'v2' } },
  'extra, a function': { method: { extra: () => 'v2' } },
  condition: { method: { condition: () => true } },
  hitCallable: { method: { hitCallable: () => undefined } },
  'a ttl that is a function': { ttl: () => '5m' },
  'a TransactionPort, and no transaction': {
    module: { transactions: { current: () => undefined, afterCommit: () => undefined } },
  },
  'somebody on the channel of hits': { isHeard: true },
};

export const row = {
  name: 'options',
  async run({ isQuick, log }) {
    const processes = [];
    try {
      for (const name of Object.keys(VARIANTS)) processes.push(await start(name));
      const rounds = isQuick ? 9 : 25;
      const ask = (each) => each.ask('hits', { method: 'f' });
      const measured = await interleave(processes, { rounds, ask });
      log(`${rounds} rounds of ${processes.length} variants`);
      return report(measured);
    } finally {
      for (const each of processes) await each.stop();
    }
  },
};

function start(name) {
  const listed = { file: new URL(import.meta.url).pathname, contender: { name } };
  return ContenderProcess.start(import.meta.url, listed, { params: { name } });
}

function report(measured) {
  const results = [...measured].map(([{ contender }, seen]) => ({
    name: contender.name,
    ...summarizeBy(seen, (ns) => ns),
  }));
  const [plain] = results;
  return {
    title: 'Options',
    text:
      'The same hit of `f` as above, in memory with `isolation: "share"`, of a method that has the option, or of an ' +
      `application. Nanoseconds a hit, ${CPU_NAME}: least and median of interleaved rounds; × is the least beside that of ` +
      'a method without any.',
    tables: [
      {
        columns: ['Option', 'ns', 'median', '×'],
        rows: results.map(({ name, min, median }) => [
          name,
          round(min),
          round(median),
          round(min / plain.min),
        ]),
      },
    ],
    figures: [],
  };
}

/** In the process of one variant, where this file stands for a contender as well. */
export const contender = {};

export function openTasks(_, { name }) {
  const { method = {}, module = {}, ttl, isHeard } = VARIANTS[name];
  if (isHeard) subscribe('nestjs-cache-memoize:hit', () => undefined);
  return openHits({
    open: (work) =>
      openApplication({
        work: Object.assign(work, ttl && { ttl }),
        caches: { default: library.memoryCache({ maxEntries: work.maxEntries, isolation: 'share' }) },
        memoize: method,
        options: module,
      }),
  });
}
