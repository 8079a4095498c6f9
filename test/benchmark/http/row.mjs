/** HTTP: how many requests a memoized handler answers, beside what else one could do. */
import { execFile, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ContenderProcess } from '../harness/contender-process.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { atLeast, atMost, round } from '../harness/report.mjs';

const LOAD = fileURLToPath(new URL('./load.mjs', import.meta.url));
const SERVER_CORE = '0';
const LOAD_CORE = '1';
const run = promisify(execFile);

export const row = {
  name: 'http',
  async run({ isQuick, log }) {
    const contenders = await listContenders(new URL('../contenders/http/', import.meta.url));
    const processes = [];
    const [rounds, seconds] = isQuick ? [3, 2] : [7, 5];
    try {
      for (const each of contenders) processes.push(await startServer(each, seconds));
      const ask = (each) => load(each.url, seconds);
      const measured = await interleave(processes, {
        rounds,
        ask,
        onRound: (index) => log(`round ${index + 1}`),
      });
      for (const each of processes) each.runs = await each.ask('runs');
      return report(processes, measured, { rounds, seconds });
    } finally {
      for (const each of processes) await each.stop();
    }
  },
};

async function startServer(listed, seconds) {
  const server = await ContenderProcess.start(import.meta.url, listed);
  if (hasOwnCores()) spawnSync('taskset', ['-a', '-c', '-p', SERVER_CORE, String(server.child.pid)]);
  server.url = await server.ask('url');
  await load(server.url, seconds); // warm, in both senses
  return server;
}

/** The load must not take from the server what it measures. */
async function load(url, seconds) {
  const node = [process.execPath, LOAD, url, String(seconds)];
  const [command, ...args] = hasOwnCores() ? ['taskset', '-c', LOAD_CORE, ...node] : node;
  const { stdout } = await run(command, args);
  return JSON.parse(stdout);
}

function hasOwnCores() {
  return availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
}

function report(processes, measured, { rounds, seconds }) {
  const results = processes.map((each) => ({
    contender: each.contender,
    runs: each.runs,
    perSecond: summarizeBy(measured.get(each), ({ perSecond }) => perSecond),
    p99: summarizeBy(measured.get(each), ({ p99 }) => p99),
  }));
  return {
    title: 'HTTP',
    text:
      `\`GET /items/:id\` on Fastify, 100 items of about a kilobyte, 5 ms in the handler; 64 connections, ` +
      `${rounds} interleaved rounds of ${seconds} s; ` +
      `${hasOwnCores() ? 'server and load each on a core of their own' : 'server and load share the cores'}. ` +
      'Medians of the rounds.',
    tables: [
      {
        columns: ['Contender', 'requests/s', 'most', 'p99 ms', 'least', 'runs'],
        rows: results.map(({ contender, perSecond, p99, runs }) => [
          contender.name,
          round(perSecond.median),
          round(perSecond.max),
          round(p99.median),
          round(p99.min),
          runs.toLocaleString('en-US'),
        ]),
      },
    ],
    figures: figures(results),
  };
}

function figures(results) {
  const find = (mark) => results.find(({ contender }) => contender[mark]);
  const [ours, stock, limit] = [find('isOurs'), find('isStock'), find('isLimit')];
  const times = (left, right) => left.perSecond.median / right.perSecond.median;
  return [
    atLeast('requests/s beside the stock CacheInterceptor', 1.1, times(ours, stock)),
    atLeast('requests/s beside a promise memoized by hand', 0.9, times(ours, limit)),
    atMost('p99 beside the stock CacheInterceptor', 1, ours.p99.median / stock.p99.median),
  ];
}

/** In the server's process. */
export async function openTasks(contender) {
  const { url, countRuns } = await contender.open();
  return { url: async () => url, runs: async () => countRuns() };
}
