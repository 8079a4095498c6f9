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
    const rounds = isQuick ? 3 : 15;
    const onRound = (index) => log(`round ${index + 1} of ${rounds}`);
    const measured = await interleave(contenders, { rounds, ask: measureAnew, onRound });
    return report(measured, rounds);
  },
};

/**
 * In a process of its own each time, and nothing else running: of several servers that live through all rounds those
 * that were started last are slower by up to a third, five equal ones too, and stay so.
 */
async function measureAnew(listed) {
  const server = await startServer(listed);
  try {
    return await measure(server, ROUND_SECONDS);
  } finally {
    await server.stop();
  }
}

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
  const cpu = ((await server.ask('cpu')) - begin) / requests / 1e3;
  return { perSecond, p99, cpu, runs: await server.ask('runs') };
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

/** In the server's process. */
export async function openTasks(contender) {
  const url = await contender.open();
  return { url: async () => url, runs: async () => countRuns(), cpu: async () => cpuNow() };
}
