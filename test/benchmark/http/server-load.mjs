/** A server under load: how both rows of HTTP measure. */
import { execFile, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cpuNow } from '../harness/cpu-clock.mjs';
import { ContenderProcess } from '../harness/contender-process.mjs';
import { countRuns, ITEMS } from './items.mjs';

const LOAD = fileURLToPath(new URL('./load.lua', import.meta.url));
const SERVER_CORE = '0';
const LOAD_CORE = '1';
const WARM_UP_SECONDS = 4;
const run = promisify(execFile);

export const CONNECTIONS = 64;
export const ROUND_SECONDS = 1;

/** Written in C, because a load generator in JavaScript has its core full before the quickest server has. */
export function hasLoad() {
  return spawnSync('wrk', ['--version']).error === undefined;
}

/**
 * In a process of its own each time, and nothing else running: of several servers that live through all rounds those
 * that were started last are slower by up to a third, five equal ones too, and stay so.
 *
 * @param execPath which Node
 */
export async function measureAnew(listed, execPath = process.execPath) {
  const server = await startServer(listed, execPath);
  try {
    return await measure(server, ROUND_SECONDS);
  } finally {
    await server.stop();
  }
}

async function startServer(listed, execPath) {
  const server = await ContenderProcess.start(import.meta.url, listed, { execPath });
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

export function hasOwnCores() {
  return availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
}

/** In the server's process. */
export async function openTasks(contender) {
  const url = await contender.open();
  return { url: async () => url, runs: async () => countRuns(), cpu: async () => cpuNow() };
}
