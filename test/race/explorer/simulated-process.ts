import { detectCache } from '../../../lib/caches/detection/detect-cache';
import { MemoryCache } from '../../../lib/caches/memory/memory.cache';
import { calmErrors } from '../../../lib/caches/redis/node-redis';
import { Breaker } from '../../../lib/core/resilience/breaker';
import { Deadlines } from '../../../lib/time/deadlines';
import { GuardedCache } from '../../../lib/core/resilience/resilient.cache';
import { Herd } from '../../../lib/core/calls/lease-wait';
import { Memoizer } from '../../../lib/core/calls/memoizer';
import type { Recipe } from '../../../lib/core/calls/recipe';
import type { Scheduler } from '../../../lib/time/scheduler';
import { SingleFlight } from '../../../lib/core/calls/single-flight';
import type { OutcomeCache } from '../../../lib/ports/outcome-cache';
import type { Fault } from './fault';
import type { CacheKind, Scenario } from './scenario';
import { SimulatedClient } from './simulated-client';
import { SimulatedCluster } from './simulated-cluster';
import { SimulatedLink } from './simulated-link';
import type { SimulatedRedis } from './simulated-redis';
import type { World } from './world';

export interface ProcessParts {
  readonly world: World;
  readonly scenario: Scenario;
  readonly servers: readonly SimulatedRedis[];
  readonly fault: Fault | undefined;
}

/** As the module sets them up; but with room for one outcome in memory, so that another one evicts it. */
const KEY_PREFIX = 'app';
const LEASE_MS = 600_000;
const MAX_ENTRIES = 1;
const DEADLINE = { read: 100, fill: 1000, invalidate: 1000 };
const BREAKER = { failures: 5, halfOpenAfter: 1000 };
const JOIN_WAIT = 30_000;

/** In one process, where any may: an open breaker would go on probing for ever. */
const DEADLINES_THAT_PASS = 4;

/** One process of a fleet: the library's own classes, put together as in production, on connections of this world. */
export class SimulatedProcess {
  readonly memoizer: Memoizer;

  private constructor(
    readonly name: string,
    readonly cache: OutcomeCache,
    readonly links: readonly SimulatedLink[],
    private readonly flights: SingleFlight,
    memoizer: Memoizer,
  ) {
    this.memoizer = memoizer;
  }

  static async start(name: string, recipe: Recipe, parts: ProcessParts): Promise<SimulatedProcess> {
    const { world, scenario, servers, fault } = parts;
    const scheduler = world.schedulerFor(scenario.isLate ? DEADLINES_THAT_PASS : 0);
    const deadlines = new Deadlines(world, scheduler);
    const links = servers.map((server, index) => makeLink(server, { ...parts, name, index }));
    const remote = scenario.cache === 'memory' ? undefined : await detect(links, parts);
    const sound = remote
      ? guard(remote, { world, deadlines, scheduler })
      : new MemoryCache({ maxEntries: MAX_ENTRIES, clock: world });
    const cache = fault?.cache?.(sound) ?? sound;
    const flights = new SingleFlight({ joinWait: JOIN_WAIT, timers: deadlines, clock: world });
    const delay = (ms: number): Promise<void> => world.delay(ms);
    const herd = new Herd(cache, { herdWait: scenario.herdWait, clock: world, delay });
    const memoizer = new Memoizer(recipe, { cache, flights, herd });
    return new SimulatedProcess(name, cache, links, flights, memoizer);
  }

  /** What is left of computations: nothing, once they are over. */
  get flightsLeft(): number {
    return (this.flights as unknown as { flights: Map<unknown, unknown> }).flights.size;
  }
}

function makeLink(
  server: SimulatedRedis,
  { world, scenario, servers, fault, name, index }: ProcessParts & { name: string; index: number },
): SimulatedLink {
  const settings = {
    name: servers.length > 1 ? `${name} to node ${index}` : name,
    delivery: scenario.delivery,
    allowsScripts: scenario.cache !== 'scriptless',
  };
  return new SimulatedLink(server, () => {
    const client = new SimulatedClient(world, server, settings);
    calmErrors(client);
    fault?.client?.(client);
    return client;
  });
}

/** By the way of everything that users give. */
async function detect(
  links: readonly SimulatedLink[],
  { world, scenario, servers, fault }: ProcessParts,
): Promise<OutcomeCache> {
  const nonce = fault?.nonce?.(servers) ?? world.nonce;
  const context = { alias: 'shared', keyPrefix: KEY_PREFIX, leaseMs: LEASE_MS, clock: world, nonce };
  const { cache } = await detectCache(givenFor(scenario.cache, links), context);
  return cache;
}

function givenFor(kind: CacheKind, links: readonly SimulatedLink[]): object {
  const [link] = links as [SimulatedLink];
  switch (kind) {
    case 'direct':
      return storeOf((args) => link.answerAtOnce(args));
    case 'pooled':
      return storeOf((args) => link.sendAlone(args));
    case 'plain':
      return storeOf((args) => link.sendCommand(args));
    case 'cluster':
      return { ...storeOf((args) => link.sendCommand(args)), client: new SimulatedCluster(links) };
    default:
      return { ...storeOf((args) => link.sendCommand(args)), client: link };
  }
}

/** A store as keyv makes it: what the server refuses to write is resolved as done. */
function storeOf(send: (args: readonly string[]) => Promise<unknown>): object {
  return {
    get: async (key: string) => (await send(['GET', key])) ?? undefined,
    set: (key: string, value: string, ttl: number) =>
      send(['SET', key, value, 'PX', String(ttl)]).catch(() => undefined),
    del: (key: string) => send(['DEL', key]).catch(() => undefined),
  };
}

function guard(
  cache: OutcomeCache,
  { world, deadlines, scheduler }: { world: World; deadlines: Deadlines; scheduler: Scheduler },
): OutcomeCache {
  return new GuardedCache(cache, {
    alias: 'shared',
    deadline: DEADLINE,
    halfOpenAfter: BREAKER.halfOpenAfter,
    breaker: new Breaker({ ...BREAKER, clock: world }),
    deadlines,
    clock: world,
    scheduler,
    reporter: { report: () => undefined, recovered: () => undefined },
  });
}
