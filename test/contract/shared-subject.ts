import { setTimeout as sleep } from 'node:timers/promises';
import { detectCache, type DetectedCache } from '../../lib/caches/detection/detect-cache';
import type { ContractSubject, ContractTraits } from './outcome-cache.contract';

const DAY = 86_400_000;

/** Protocol L: leases, so that processes hear of each other. */
export const LEASING: ContractTraits = { isShared: true, hasLeases: true, longestLife: 30 * DAY };

/** Protocol G: nonces only. */
export const PLAIN: ContractTraits = { isShared: true, hasLeases: false, longestLife: 30 * DAY };

const systemClock = { monotonic: () => performance.now(), wall: () => Date.now() };

/** A cache as the module sets it up over what a user gives, and closed with its client. */
export function detect(given: unknown, keyPrefix = 'shop', leaseMs = 600_000): Promise<DetectedCache> {
  return detectCache(given, { alias: 'shared', keyPrefix, leaseMs, clock: systemClock });
}

/** Each process, and each other application, with a store (and a connection) of its own. */
export async function makeSharedSubject(
  makeStore: () => unknown,
  stopServer: () => Promise<void> = () => Promise.resolve(),
): Promise<ContractSubject> {
  const opened: DetectedCache[] = [];
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
