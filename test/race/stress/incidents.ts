import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import type { RedisServer } from '../../support/servers/redis-server';
import type { TcpProxy } from '../../support/servers/tcp-proxy';
import type { Client } from './client';
import type { ToWorker } from './settings';

/** Where incidents happen. */
export interface Field {
  readonly servers: readonly RedisServer[];
  /** Of somebody else, one to each server. */
  readonly admins: readonly Client[];
  readonly workers: readonly ChildProcess[];
  /** Where the workers find the server, if somebody may move it. */
  readonly address?: TcpProxy | undefined;
  /** What a process that starts may be given to connect to. */
  readonly urls: readonly string[];
  readonly random: () => number;
}

/** Something that goes wrong again and again. */
export interface Incident {
  readonly name: string;
  /** How long from one to the next, in milliseconds. */
  readonly pause: readonly [shortest: number, longest: number];
  readonly happen: (field: Field) => Promise<unknown>;
}

const DEAD_MASTER = ['127.0.0.1', '1'] as const;

export const EVICTIONS: Incident = {
  name: 'evictions',
  pause: [5, 20],
  happen: ({ admins }) =>
    everywhere(admins, async (admin) => {
      for (let count = 0; count < 4; count++) {
        const key = await admin.command('RANDOMKEY');
        if (key !== null) await admin.command('UNLINK', key as string);
      }
    }),
};

export const FLUSHES: Incident = {
  name: 'FLUSHDB',
  pause: [100, 500],
  happen: ({ admins }) => everywhere(admins, (admin) => admin.command('FLUSHDB')),
};

export const KILLS: Incident = {
  name: 'killed connections',
  pause: [150, 600],
  happen: ({ admins }) => everywhere(admins, (admin) => admin.command('CLIENT', 'KILL', 'TYPE', 'normal')),
};

export const FREEZES: Incident = {
  name: 'stopped processes',
  pause: [50, 300],
  happen: async ({ workers, random }) => {
    const worker = workers[Math.floor(random() * workers.length)];
    worker?.kill('SIGSTOP');
    await sleep(between([20, 500], random));
    worker?.kill('SIGCONT');
  },
};

export const PAUSES: Incident = {
  name: 'CLIENT PAUSE',
  pause: [100, 500],
  happen: async ({ admins, random }) => {
    const milliseconds = Math.round(between([20, 300], random));
    const what = random() < 0.5 ? 'ALL' : 'WRITE';
    await everywhere(admins, (admin) => admin.command('CLIENT', 'PAUSE', String(milliseconds), what));
    await sleep(milliseconds);
  },
};

/** A primary that has become the replica of a dead one: it answers reads, and refuses writes. */
export const READ_ONLY: Incident = {
  name: 'read-only windows',
  pause: [100, 500],
  happen: async ({ admins, random }) => {
    await everywhere(admins, (admin) => admin.command('REPLICAOF', ...DEAD_MASTER));
    await sleep(between([20, 300], random));
    await insist(admins, (admin) => admin.command('REPLICAOF', 'NO', 'ONE'));
  },
};

/** The same where REPLICAOF is not allowed. */
export const WRITE_REFUSALS: Incident = {
  name: 'read-only windows',
  pause: [100, 500],
  happen: async ({ admins, random }) => {
    await everywhere(admins, (admin) => admin.command('CONFIG', 'SET', 'min-replicas-to-write', '1'));
    await sleep(between([20, 300], random));
    await insist(admins, (admin) => admin.command('CONFIG', 'SET', 'min-replicas-to-write', '0'));
  },
};

/** Each time it comes back with what it had a while before. */
export const RESTARTS: Incident = {
  name: 'restarts from an older snapshot',
  pause: [200, 800],
  happen: async ({ servers, admins, random }) => {
    await everywhere(admins, (admin) => admin.command('SAVE'));
    await sleep(between([100, 800], random));
    // Whether it is up again it asks the server, on a connection that may be killed like any other.
    for (const server of servers) await server.restart().catch(() => undefined);
    await insist(admins, (admin) => admin.command('PING'));
  },
};

/**
 * The other server of a pair takes over, and everybody is cut off from the one that it replaces. Half of the time that one
 * is told, and follows; else it is put back the next time as it was left, with all that was invalidated meanwhile.
 */
export const FAIL_OVERS: Incident = {
  name: 'a fail-over pair whose connections are cut at the switch',
  pause: [900, 1500],
  happen: async ({ servers, address, random }) => {
    const [replaced, next] = isAt(address, servers[0]) ? servers : [servers[1], servers[0]];
    if (address === undefined || replaced === undefined || next === undefined) return;
    const isFollowing = (await next.cli('INFO', 'replication')).includes('role:slave');
    if (isFollowing) await next.cli('REPLICAOF', 'NO', 'ONE');
    const { connections } = address;
    address.target = next.port;
    address.resetOnce();
    // Who was not there cannot notice: that is not promised.
    for (const begin = Date.now(); address.connections < connections && Date.now() - begin < 5000;)
      await sleep(10);
    if (random() < 0.5) await replaced.cli('REPLICAOF', '127.0.0.1', String(next.port));
  },
};

/** One process after the other is replaced by a new one, of which some may run scripts and others may not. */
export const ROLLING_RESTARTS: Incident = {
  name: 'a rolling restart in which some processes may run no scripts',
  pause: [50, 200],
  happen: async ({ workers, urls, random }) => {
    const worker = workers[Math.floor(random() * workers.length)];
    const message: ToWorker = {
      kind: 'restart',
      urls: [urls[Math.floor(random() * urls.length)] as string],
    };
    worker?.send(message);
  },
};

function isAt(address: TcpProxy | undefined, server: RedisServer | undefined): boolean {
  return address !== undefined && address.target === server?.port;
}

/** Lets these go wrong until what it returns is called; that resolves when all is well again. */
export function begin(incidents: readonly Incident[], field: Field): () => Promise<void> {
  const ending = new AbortController();
  const loops = incidents.map(async ({ pause, happen }) => {
    while (!ending.signal.aborted) {
      await happen(field);
      await sleep(between(pause, field.random));
    }
  });
  return async () => {
    ending.abort();
    await Promise.all(loops);
  };
}

function between([shortest, longest]: readonly [number, number], random: () => number): number {
  return shortest + random() * (longest - shortest);
}

/** What fails here is part of the trouble: another incident may have cut the connection. */
async function everywhere(
  admins: readonly Client[],
  task: (admin: Client) => Promise<unknown>,
): Promise<void> {
  await Promise.allSettled(admins.map(task));
}

/** For what has to be made good in the end. */
async function insist(admins: readonly Client[], task: (admin: Client) => Promise<unknown>): Promise<void> {
  await Promise.all(
    admins.map(async (admin) => {
      while (!(await isDone(task(admin)))) await sleep(20);
    }),
  );
}

function isDone(task: Promise<unknown>): Promise<boolean> {
  return task.then(
    () => true,
    () => false,
  );
}
