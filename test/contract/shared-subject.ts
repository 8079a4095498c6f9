import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { detectCache } from '../../lib/caches/detection/detect-cache';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { systemTime } from '../../lib/time/system-time';
import { GatheredCache } from '../support/caches/gathered-cache';
import { startRedis } from '../support/servers/redis-server';
import type { ContractSubject, ContractTraits } from './outcome-cache.contract';

const DAY = 86_400_000;

/** The lease protocol: processes hear of each other. */
export const LEASING: ContractTraits = {
  isShared: true,
  hasLeases: true,
  knowsTagTimes: true,
  longestLife: 30 * DAY,
};

/** The nonce protocol. */
export const NONCED: ContractTraits = {
  isShared: true,
  hasLeases: false,
  knowsTagTimes: false,
  longestLife: 30 * DAY,
};

/** The same where nothing is known of the store, which may set a timer for each life. */
export const PLAIN: ContractTraits = { ...NONCED, longestLife: DAY * 24 };

/** A cache over what a user gives, and how to close its client. */
export interface Detected {
  readonly cache: OutcomeCache;
  readonly dispose: () => Promise<void>;
}

/** A cache as the module sets it up over what a user gives, once it was reached, and closed with its client. */
export async function detect(given: unknown, keyPrefix = 'shop', leaseMs = 600_000): Promise<Detected> {
  const detected = detectCache(given, { alias: 'shared', keyPrefix, leaseMs, drainMs: 1000, ...systemTime });
  return { cache: new GatheredCache(await detected.reach()), dispose: () => detected.dispose() };
}

/** Each process, and each other application, with a store (and a connection) of its own. */
export async function makeSharedSubject(
  makeStore: () => unknown,
  stopServer: () => Promise<void> = () => Promise.resolve(),
): Promise<ContractSubject> {
  const opened: Detected[] = [];
  const open = async (keyPrefix?: string) => {
    const detected = await detect(await makeStore(), keyPrefix);
    opened.push(detected);
    return detected.cache;
  };
  return {
    cache: await open(),
    sharing: { elsewhere: await open(), makeNeighbour: open },
    elapse: (ms) => sleep(ms),
    dispose: async () => {
      for (const { cache } of opened) await cache.close();
      for (const { dispose } of opened) await dispose();
      await stopServer();
    },
  };
}

/** Over a store that has get, set and del, and hides its Redis. */
export async function makePlainSubject(): Promise<ContractSubject> {
  const server = await startRedis();
  return makeSharedSubject(
    async () => {
      const client = await createClient({ url: server.url }).connect();
      return {
        get: async (key: string) => (await client.get(key)) ?? undefined,
        set: (key: string, value: string, ttl: number) => client.set(key, value, { PX: ttl }),
        del: (key: string) => client.del(key),
        disconnect: () => client.disconnect(),
      };
    },
    () => server.stop(),
  );
}
