/** HTTP: how many requests a memoized handler answers, beside what else one could do. */
import { CPU_NAME } from '../harness/cpu-clock.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { atLeast, atMost, round } from '../harness/report.mjs';
import { summarize } from '../harness/statistics.mjs';
import { ITEMS } from './items.mjs';
import { CONNECTIONS, hasLoad, hasOwnCores, measureAnew, ROUND_SECONDS } from './server-load.mjs';

export const row = {
  name: 'http',
  async run({ isQuick, log }) {
    if (!hasLoad()) return void log('wrk is not installed: skipped');
    const contenders = await listContenders(new URL('../contenders/http/', import.meta.url));
    const rounds = isQuick ? 3 : 15;
    const onRound = (index) => log(`round ${index + 1} of ${rounds}`);
    const measured = await interleave(contenders, { rounds, ask: (each) => measureAnew(each), onRound });
    return report(measured, rounds);
  },
};

function report(measured, rounds) {
  const results = [...measured].map(([{ contender }, seen]) => ({
    contender,
    runs: seen.at(-1).runs,
    cpu: summarizeBy(seen, ({ cpu }) => cpu),
    perSecond: summarizeBy(seen, ({ perSecond }) => perSecond),
    p99: summarizeBy(seen, ({ p99 }) => p99),
  }));
  return {
    title: 'HTTP',
    text:
      `\`GET /items/:id\` on Fastify, ${ITEMS} items of about a kilobyte, 5 ms in the handler; wrk, ${CONNECTIONS} connections, ` +
      `${rounds} interleaved rounds of ${ROUND_SECONDS} s, each with a server of its own that was warmed up; ` +
      `${hasOwnCores() ? 'server and load each on a core of their own' : 'server and load share the cores'}. ` +
      `µs: ${CPU_NAME} of the server a request. Its core is full, and so that says how many requests it can answer; ` +
      'how many it did answer in a second depends on how fast the machine was then, and its figures are medians of what ' +
      'was compared within each round. Runs: of the handler, in one process.',
    tables: [
      {
        columns: ['Contender', 'µs a request', 'median', 'requests/s', 'most', 'p99 ms', 'runs'],
        rows: results.map(({ contender, cpu, perSecond, p99, runs }) => [
          contender.name,
          round(cpu.min),
          round(cpu.median),
          round(perSecond.median),
          round(perSecond.max),
          round(p99.median),
          runs.toLocaleString('en-US'),
        ]),
      },
    ],
    figures: figures(results, measured),
  };
}

function figures(results, measured) {
  const find = (mark) => results.find(({ contender }) => contender[mark]);
  const [ours, stock, limit] = [find('isOurs'), find('isStock'), find('isLimit')];
  const roundsOf = (result) => [...measured].find(([{ contender }]) => contender === result.contender)[1];
  const within = (others, read) =>
    summarize(roundsOf(ours).map((each, index) => read(each) / read(roundsOf(others)[index]))).median;
  const perSecond = (each) => each.perSecond;
  return [
    atLeast('requests by CPU, beside the stock CacheInterceptor', 1.1, stock.cpu.min / ours.cpu.min),
    atLeast('requests by CPU, beside a promise memoized by hand', 0.95, limit.cpu.min / ours.cpu.min),
    atLeast('requests/s, beside the stock CacheInterceptor', 1.1, within(stock, perSecond)),
    atLeast('requests/s, beside a promise memoized by hand', 0.95, within(limit, perSecond)),
    atMost(
      'p99 beside the stock CacheInterceptor',
      1,
      within(stock, ({ p99 }) => p99),
    ),
  ];
}
