import { type AskedElsewhere, LocalCopies } from '../../../lib/caches/tiered/local-copies';
import type { Moment } from '../../../lib/caches/tiered/local-hit';
import { LEASE_WAIT_MS } from '../../../lib/caches/tiered/local-lease';
import { TieredCache } from '../../../lib/caches/tiered/tiered.cache';
import type { Freshness, Hit, OutcomeCache } from '../../../lib/ports/outcome-cache';
import { pause } from '../../../lib/time/pause';
import { change, type Fault, type TierParts } from './fault';
import type { CacheKind } from './scenario';
import { tierScenarios, tierTagScenarios } from './tier-scenarios';
import { makeCopies, makeTier } from './tier';
import type { World } from './world';

const SHARED: readonly CacheKind[] = ['redis', 'cluster', 'plain'];

/** The shortcuts of others who keep copies of what they share. Each has to be found. */
export const PLANTED_TIER_FAULTS: readonly Fault[] = [
  {
    name: 'a copy made by a fill',
    breaks: 'stale',
    caches: ['redis', 'cluster'],
    tier: copyFills,
    scenarios: tierScenarios,
  },
  {
    name: 'a lease that counts from the answer',
    breaks: 'stale',
    caches: SHARED,
    tier: countFromAnswer,
    scenarios: tierScenarios,
  },
  {
    name: 'a lease that counts from the last of several reads',
    breaks: 'stale',
    caches: ['redis'],
    tier: countFromLastRead,
    client: noteReads,
    scenarios: tierTagScenarios,
  },
  {
    name: 'a wait that begins before the confirmation',
    breaks: 'stale',
    // On plain stores an invalidation is several commands, and the schedule too long to come upon.
    caches: ['redis', 'cluster'],
    tier: waitEarly,
    scenarios: tierScenarios,
  },
  {
    name: 'no wait for copies',
    breaks: 'stale',
    caches: SHARED,
    tier: waitForNothing,
    scenarios: tierScenarios,
  },
  {
    name: 'a reading of the clock that hits share',
    breaks: 'stale',
    caches: SHARED,
    tier: shareReadings,
    scenarios: tierScenarios,
  },
];

const LONG: Freshness = { age: 0, ttl: Infinity };

function momentOf(world: World): Moment {
  return { monotonic: world.monotonic(), wall: world.wall() };
}

/** What was accepted may be bound to what is the present no more. */
function copyFills({ cache, world, scheduler }: TierParts): OutcomeCache {
  const copies = makeCopies(world);
  const tier = new TieredCache(cache, { copies, scheduler });
  return change(tier, {
    fill: async (ticket, payload, terms) => {
      const asked = copies.ask(ticket.question);
      const isKept = await tier.fill(ticket, payload, terms);
      if (isKept) copies.keep(asked, { kind: 'hit', payload }, LONG);
      return isKept;
    },
  });
}

function countFromAnswer({ cache, world, scheduler }: TierParts): OutcomeCache {
  class LateCopies extends LocalCopies {
    override keep(asked: AskedElsewhere, hit: Hit, freshness: Freshness): void {
      super.keep({ ...asked, sent: momentOf(world) }, hit, freshness);
    }
  }
  return new TieredCache(cache, { copies: makeCopies(world, LateCopies), scheduler });
}

/** When each process has sent its last read. */
const lastReads = new WeakMap<World, Map<string, Moment>>();

function noteReads(client: Parameters<NonNullable<Fault['client']>>[0]): void {
  const send = client.sendCommand.bind(client);
  const { name, world } = client.place;
  client.sendCommand = (args) => {
    const reads = lastReads.get(world) ?? new Map<string, Moment>();
    lastReads.set(world, reads);
    if (args[0] === 'MGET' || args[0] === 'GET') reads.set(name, momentOf(world));
    return send(args);
  };
}

function countFromLastRead({ cache, world, scheduler, name }: TierParts): OutcomeCache {
  class LateCopies extends LocalCopies {
    override keep(asked: AskedElsewhere, hit: Hit, freshness: Freshness): void {
      const sent = lastReads.get(world)?.get(name) ?? asked.sent;
      super.keep({ ...asked, sent }, hit, freshness);
    }
  }
  return new TieredCache(cache, { copies: makeCopies(world, LateCopies), scheduler });
}

function waitEarly(parts: TierParts): OutcomeCache {
  const { cache, world, scheduler } = parts;
  const tier = new TieredCache(cache, { copies: makeCopies(world), scheduler });
  const wait = (): Promise<void> => pause(scheduler, LEASE_WAIT_MS);
  const now = { waitsForCopies: false };
  return change(tier, {
    drop: async (names) => {
      await Promise.all([tier.drop(names, now), wait()]);
    },
    clear: async () => {
      await Promise.all([tier.clear(now), wait()]);
    },
  });
}

function waitForNothing(parts: TierParts): OutcomeCache {
  const tier = makeTier(parts);
  const now = { waitsForCopies: false };
  return change(tier, { drop: (names) => tier.drop(names, now), clear: () => tier.clear(now) });
}

/** As the clock does that outcomes in memory end by. */
function shareReadings({ cache, world, scheduler }: TierParts): OutcomeCache {
  let shared: Moment | undefined;
  const read = (): Moment => (shared ??= momentOf(world));
  class SharingCopies extends LocalCopies {
    override ask(question: Parameters<LocalCopies['ask']>[0]): AskedElsewhere {
      shared = undefined;
      return super.ask(question);
    }
  }
  const clock = { monotonic: () => read().monotonic, wall: () => read().wall };
  return new TieredCache(cache, { copies: makeCopies(clock, SharingCopies), scheduler });
}
