/** HTTP: how many requests a memoized handler answers, beside what else one could do. */
import { execFile, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CPU_NAME, cpuNow } from '../harness/cpu-clock.mjs';
import { ContenderProcess } from '../harness/contender-process.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { atLeast, atMost, round } from '../harness/report.mjs';
import { summarize } from '../harness/statistics.mjs';
import { countRuns, ITEMS } from './items.mjs';

const LOAD = fileURLToPath(new URL('./load.lua', import.meta.url));
const CONNECTIONS = 64;
const SERVER_CORE = '0';
const LOAD_CORE = '1';
const ROUND_SECONDS = 1;
const WARM_UP_SECONDS = 4;
const run = promisify(execFile);

export const row = {
  name: 'http',
  async run({ isQuick, log }) {
    // Written in C, because a load generator in JavaScript has its core full before the quickest server has.
    if (spawnSync('wrk', ['--version']).error) return void log('wrk is not installed: skipped');
    const contenders = await listContenders(new URL('../contenders/http/', import.meta.url));
    const rounds = isQuick ? 5 : 25;
    const servers = [];
    try {
      for (const each of contenders) servers.push(await startServer(each));
      const ask = (server) => measure(server, ROUND_SECONDS);
      const onRound = (index) => log(`round ${index + 1} of ${rounds}`);
      const measured = await interleave(servers, { rounds, ask, onRound });
      for (const each of servers) each.runs = await each.ask('runs');
      return report(servers, measured, rounds);
    } finally {
      for (const each of servers) await each.stop();
    }
  },
};

async function startServer(listed) {
  const server = await ContenderProcess.start(import.meta.url, listed);
  if (hasOwnCores()) spawnSync('taskset', ['-a', '-c', '-p', SERVER_CORE, String(server.child.pid)]);
  server.url = await server.ask('url');
  await load(server.url, WARM_UP_SECONDS);
  return server;
}

async function measure(server, seconds) {
  const begin = await server.ask('cpu');
  const { requests, perSecond, p99 } = await load(server.url, seconds);
  return { perSecond, p99, cpu: ((await server.ask('cpu')) - begin) / requests / 1e3 };
}

/** The load must not take from the server what it measures. */
async function load(url, seconds) {
  const wrk = ['wrk', '-t1', `-c${CONNECTIONS}`, `-d${seconds}`, '-s', LOAD, url];
  const [command, ...args] = hasOwnCores() ? ['taskset', '-c', LOAD_CORE, ...wrk] : wrk;
  const { stdout } = await run(command, args, { env: { ...process.env, ITEMS: String(ITEMS) } });
  const { requests, seconds: took, p99, failed } = JSON.parse(stdout.trim().split('\n').at(-1));
  if (failed > 0) throw new Error(`${failed} of ${requests} requests were not answered as they should be`);
  return { requests, perSecond: requests / took, p99 };
}

function hasOwnCores() {
  return availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
}

function report(servers, measured, rounds) {
  const results = servers.map((each) => ({
    contender: each.contender,
    runs: each.runs,
    cpu: summarizeBy(measured.get(each), ({ cpu }) => cpu),
    perSecond: summarizeBy(measured.get(each), ({ perSecond }) => perSecond),
    p99: summarizeBy(measured.get(each), ({ p99 }) => p99),
  }));
  return {
    title: 'HTTP',
    text:
      `\`GET /items/:id\` on Fastify, ${ITEMS} items of about a kilobyte, 5 ms in the handler; wrk, ${CONNECTIONS} connections, ` +
      `${rounds} interleaved rounds of ${ROUND_SECONDS} s; ` +
      `${hasOwnCores() ? 'server and load each on a core of their own' : 'server and load share the cores'}. ` +
      `µs: ${CPU_NAME} of the server a request. Its core is full, and so that says how many requests it can answer; ` +
      'how many it did answer in a second depends on how fast the machine was then, and its figures are medians of what ' +
      'was compared within each round.',
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
    atLeast('requests by CPU, beside a promise memoized by hand', 0.9, limit.cpu.min / ours.cpu.min),
    atLeast('requests/s, beside the stock CacheInterceptor', 1.1, within(stock, perSecond)),
    atLeast('requests/s, beside a promise memoized by hand', 0.9, within(limit, perSecond)),
    atMost(
      'p99 beside the stock CacheInterceptor',
      1,
      within(stock, ({ p99 }) => p99),
    ),
  ];
}

/** In the server's process. */
export async function openTasks(contender) {
  const url = await contender.open();
  return { url: async () => url, runs: async () => countRuns(), cpu: async () => cpuNow() };
}
