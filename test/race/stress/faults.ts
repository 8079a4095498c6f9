import { setTimeout as sleep } from 'node:timers/promises';
import type { RedisServer } from '../../support/redis-server';

/** What a fault is done to. */
export interface Victims {
  readonly servers: readonly RedisServer[];
  readonly workers: readonly number[];
}

/** Something that goes wrong once, and is over when it resolves. */
export type Fault = (victims: Victims) => Promise<unknown>;

const PREFIX = 'race:*';

export const FAULTS: Readonly<Record<string, Fault>> = {
  evictions: async ({ servers }) => {
    for (const server of servers) {
      const keys = await server.keys(PREFIX);
      const evicted = keys.filter(() => Math.random() < 0.3);
      await Promise.all(evicted.map((key) => server.cli('UNLINK', key)));
    }
    await sleep(100);
  },
  FLUSHDB: async ({ servers }) => {
    await Promise.all(servers.map((server) => server.cli('FLUSHDB')));
    await sleep(400);
  },
  'killed connections': async ({ servers }) => {
    await Promise.all(
      servers.map((server) => server.cli('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')),
    );
    await sleep(700);
  },
  'stopped processes': async ({ workers }) => {
    const pid = workers[Math.floor(Math.random() * workers.length)];
    if (pid === undefined) return;
    process.kill(pid, 'SIGSTOP');
    await sleep(Math.random() * 500);
    process.kill(pid, 'SIGCONT');
    await sleep(300);
  },
  'CLIENT PAUSE': async ({ servers }) => {
    const ms = Math.round(50 + Math.random() * 150);
    await Promise.all(servers.map((server) => server.cli('CLIENT', 'PAUSE', String(ms))));
    await sleep(ms + 400);
  },
  'read-only windows': async ({ servers }) => {
    // To a master that is not there: the data stays, and nothing can be written.
    await Promise.all(servers.map((server) => server.cli('REPLICAOF', '127.0.0.1', '1')));
    await sleep(200);
    await Promise.all(servers.map((server) => server.cli('REPLICAOF', 'NO', 'ONE')));
    await sleep(400);
  },
};

/** Does these things, one at a time and at random, until it is told that it is over. */
export async function inflict(
  names: readonly string[],
  victims: Victims,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const name = names[Math.floor(Math.random() * names.length)];
    const fault = name === undefined ? undefined : FAULTS[name];
    if (!fault) return;
    await fault(victims).catch(() => undefined);
  }
}
