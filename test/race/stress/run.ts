import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisCluster } from '../../support/redis-cluster';
import { RedisServer } from '../../support/redis-server';
import { inflict } from './faults';
import {
  BARE_DELETE,
  type Deed,
  INVALIDATION,
  loadHistory,
  INVALIDATION_OF_ALL,
  REJECTED_INVALIDATION,
} from './history';
import { findStaleReads } from './stale-reads';
import type { Orders, WorkerReport } from './worker';

export interface Trial {
  readonly name: string;
  readonly store: string;
  readonly keys: number;
  readonly invalidations: number;
  readonly faults: readonly string[];
  readonly seconds: number;
}

export interface Findings {
  readonly reads: number;
  readonly hitRate: number;
  readonly resolved: number;
  readonly rejected: number;
  readonly stale: number;
  readonly unhandled: number;
  readonly failedReads: number;
  /** Medians in microseconds. */
  readonly invalidation: number;
  readonly bareDelete: number;
}

const PROCESSES = 4;
const ACTORS = 8;
const HOOK = join(__dirname, '../../support/typescript-hook.js');
const WORKER = join(__dirname, 'worker.ts');

/** Several processes on one Redis of their own; then their histories are searched for stale reads. */
export async function runTrial(trial: Trial): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), 'memoize-race-'));
  const ground = trial.store === 'cluster' ? await RedisCluster.start() : await RedisServer.start();
  const servers = ground instanceof RedisCluster ? ground.nodes : [ground];
  try {
    const files = Array.from({ length: PROCESSES }, (_, index) => join(folder, String(index)));
    const reports = await runWorkers(trial, servers, files);
    return evaluate(reports, files);
  } finally {
    await ground.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runWorkers(
  trial: Trial,
  servers: readonly RedisServer[],
  files: readonly string[],
): Promise<WorkerReport[]> {
  const url = servers.map((server) => server.url).join(',');
  const { store, keys, invalidations, seconds } = trial;
  const workers = files.map((historyFile) =>
    start({ store, url, keys, invalidations, seconds, historyFile, actors: ACTORS }),
  );
  let isOver = false;
  const pids = workers.map(({ pid }) => pid).filter((pid) => pid !== undefined);
  const inflicting = inflict(trial.faults, { servers, workers: pids }, () => isOver);
  const reports = await Promise.all(workers.map(({ report }) => report)).finally(() => (isOver = true));
  await inflicting;
  return reports;
}

function start(orders: Orders): { pid: number | undefined; report: Promise<WorkerReport> } {
  const child = spawn(process.execPath, ['-r', HOOK, WORKER, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  const report = once(child, 'close').then(() => JSON.parse(output) as WorkerReport);
  return { pid: child.pid, report };
}

function evaluate(reports: readonly WorkerReport[], files: readonly string[]): Findings {
  const histories = files.map((file) => [...loadHistory(file)]);
  const deeds = histories.flat();
  const ofKind = (...kinds: number[]): Deed[] => deeds.filter(({ kind }) => kinds.includes(kind));
  const sum = (count: (report: WorkerReport) => number): number =>
    reports.reduce((total, each) => total + count(each), 0);
  const reads = sum((report) => report.reads);
  return {
    reads,
    hitRate: sum((report) => report.hits) / reads,
    resolved: ofKind(INVALIDATION, INVALIDATION_OF_ALL).length,
    rejected: ofKind(REJECTED_INVALIDATION).length,
    stale: findStaleReads(histories).length,
    unhandled: sum((report) => report.unhandled),
    failedReads: sum((report) => report.failedReads),
    invalidation: medianDuration(ofKind(INVALIDATION)),
    bareDelete: medianDuration(ofKind(BARE_DELETE)),
  };
}

function medianDuration(deeds: readonly Deed[]): number {
  const durations = deeds.map(({ begin, end }) => end - begin).sort((one, other) => one - other);
  return durations[durations.length >> 1] ?? Number.NaN;
}
