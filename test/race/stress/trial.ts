import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRedisCluster } from '../../support/servers/redis-cluster';
import { type RedisServer, startRedis } from '../../support/servers/redis-server';
import { TcpProxy } from '../../support/servers/tcp-proxy';
import { seededRandom } from '../../support/values/seeded-random';
import { Client } from './client';
import { Fleet } from './fleet';
import { type CallRecord, Kind, readHistories } from './history';
import { begin, type Incident } from './incidents';
import { type Judgement, judge } from './judgement';
import { type Load, now, type PhaseCounts, type StoreKind, type WorkerReport } from './settings';

/** A part of a trial, in which some incidents go on; none in a calm one, which is the one that is measured. */
export interface Phase {
  readonly name: string;
  readonly seconds: number;
  readonly incidents: readonly Incident[];
}

export interface Trial {
  readonly store: StoreKind;
  readonly load: Load;
  readonly phases: readonly Phase[];
  readonly processes: number;
  readonly seed: number;
}

export interface PhaseResult extends PhaseCounts {
  readonly phase: Phase;
  readonly began: number;
  readonly ended: number;
}

export interface TrialResult {
  readonly trial: Trial;
  readonly judgement: Judgement;
  readonly phases: readonly PhaseResult[];
  readonly reports: readonly WorkerReport[];
  /** Medians in the calm phases, in milliseconds. NaN where there was none. */
  readonly medians: { readonly invalidation: number; readonly bareDelete: number };
}

/** Until every process has its connections and its scripts. */
const WARMING_MS = 300;

/**
 * Lets a fleet of processes loose on a Redis of their own, and judges what it has seen.
 */
export async function run(trial: Trial): Promise<TrialResult> {
  const place = await openPlace(trial.store);
  const directory = mkdtempSync(join(tmpdir(), 'memoize-race-'));
  try {
    return await runAt(trial, { directory, place });
  } finally {
    await place.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Surroundings {
  readonly directory: string;
  readonly place: Place;
}

/** Where the servers are. */
interface Place {
  readonly servers: readonly RedisServer[];
  readonly address?: TcpProxy;
  /** What a process is given to connect to, each by turns; all of them where they are one store. */
  readonly urls: readonly string[];
  readonly isOneStore: boolean;
  readonly close: () => Promise<void>;
}

async function runAt(trial: Trial, { directory, place }: Surroundings): Promise<TrialResult> {
  const { servers, address, urls, isOneStore } = place;
  const urlsOf = (index: number) => (isOneStore ? urls : [urls[index % urls.length] as string]);
  const files = Array.from({ length: trial.processes }, (_, index) => join(directory, String(index)));
  const { store, load, seed } = trial;
  const fleet = await Fleet.start(
    files.map((file, index) => ({ store, urls: urlsOf(index), load, seed: seed + index, file })),
  );
  const admins = await Promise.all(servers.map(({ url }) => Client.connect(url)));
  try {
    const field = { servers, admins, workers: fleet.workers, address, urls, random: seededRandom(seed) };
    fleet.begin();
    await sleep(WARMING_MS);
    const phases: PhaseResult[] = [];
    for (const phase of trial.phases) phases.push(await runPhase(phase, fleet, field));
    const reports = await fleet.end();
    const judgement = judge(readHistories(files));
    return { trial, judgement, phases, reports, medians: mediansOf(files, phases) };
  } finally {
    for (const admin of admins) admin.close();
    fleet.kill();
  }
}

async function runPhase(
  phase: Phase,
  fleet: Fleet,
  field: Parameters<typeof begin>[1],
): Promise<PhaseResult> {
  await fleet.nextPhase(phase.incidents.length === 0);
  const began = now();
  const end = begin(phase.incidents, field);
  await sleep(phase.seconds * 1000);
  await end();
  const ended = now();
  const counts = await fleet.nextPhase(false);
  return { ...counts, phase, began, ended };
}

async function openPlace(store: StoreKind): Promise<Place> {
  if (store === 'pair') return openPair();
  if (store === 'cluster') {
    const cluster = await startRedisCluster();
    const { nodes } = cluster;
    return {
      servers: nodes,
      urls: nodes.map(({ url }) => url),
      isOneStore: true,
      close: () => cluster.stop(),
    };
  }
  const server = await startRedis();
  const urls = [server.url];
  if (store === 'mixed') {
    await server.cli('ACL', 'SETUSER', 'plain', 'on', '>secret', '~*', '&*', '+@all', '-@scripting');
    urls.push(server.url.replace('//', '//plain:secret@'));
  }
  return { servers: [server], urls, isOneStore: false, close: () => server.stop() };
}

async function openPair(): Promise<Place> {
  const args = ['--repl-diskless-sync-delay', '0'];
  const servers = [await startRedis({ args }), await startRedis({ args })] as const;
  const [primary, replica] = servers;
  await replica.cli('REPLICAOF', '127.0.0.1', String(primary.port));
  const address = await TcpProxy.start(primary.port);
  const close = async (): Promise<void> => {
    await address.stop();
    await Promise.all(servers.map((server) => server.stop()));
  };
  return { servers, address, urls: [address.url], isOneStore: false, close };
}

function mediansOf(files: readonly string[], phases: readonly PhaseResult[]): TrialResult['medians'] {
  const calm = phases.filter(({ phase }) => phase.incidents.length === 0);
  const isCalm = ({ began, ended }: CallRecord): boolean =>
    calm.some((phase) => began >= phase.began && ended <= phase.ended);
  const times: Record<Kind.Invalidate | Kind.BareDelete, number[]> = {
    [Kind.Invalidate]: [],
    [Kind.BareDelete]: [],
  };
  for (const call of readHistories(files)) {
    if (call.kind !== Kind.Invalidate && call.kind !== Kind.BareDelete) continue;
    if (isCalm(call)) times[call.kind].push((call.ended - call.began) / 1e6);
  }
  return { invalidation: median(times[Kind.Invalidate]), bareDelete: median(times[Kind.BareDelete]) };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
