import { detectCache } from '../../../lib/caches/detection/detect-cache';
import { MemoryCache } from '../../../lib/caches/memory/memory.cache';
import { calmErrors } from '../../../lib/caches/connection/node-redis';
import { AvoidingCache } from '../../../lib/core/resilience/avoiding.cache';
import { UnconfirmedDrops } from '../../../lib/core/resilience/unconfirmed-drops';
import { CacheHealth } from '../../../lib/core/resilience/cache-health';
import { Connector } from '../../../lib/core/resilience/connector';
import { Deadlines } from '../../../lib/time/deadlines';
import { ResilientCache } from '../../../lib/core/resilience/resilient.cache';
import { RenewalsUnderWay } from '../../../lib/core/stale/renewals-under-way';
import { LeaseWait } from '../../../lib/core/calls/lease-wait';
import { BatchMemoizer } from '../../../lib/core/batches/batch-memoizer';
import type { BatchRecipe } from '../../../lib/core/batches/batch-recipe';
import { Memoizer } from '../../../lib/core/calls/memoizer';
import { CacheCounters } from '../../../lib/ports/cache-counters';
import type { Clock } from '../../../lib/ports/clock';
import type { Scheduler } from '../../../lib/ports/scheduler';
import { SingleFlight } from '../../../lib/core/calls/single-flight';
import type { OutcomeCache } from '../../../lib/ports/outcome-cache';
import { makeTier } from './tier';
import { ChangingProcess } from './changing-process';
import type { Fault } from './fault';
import { type CacheKind, mayHang, type Scenario } from './scenario';
import type { SimulatedAddress } from './simulated-address';
import { SimulatedClient } from './simulated-client';
import { SimulatedCluster } from './simulated-cluster';
import { SimulatedLink } from './simulated-link';
import type { SimulatedRedis } from './simulated-redis';
import type { World } from './world';

export interface ProcessParts {
  readonly world: World;
  readonly scenario: Scenario;
  readonly addresses: readonly SimulatedAddress[];
  readonly servers: readonly SimulatedRedis[];
  readonly fault: Fault | undefined;
}

/** As the module sets them up; but with room for one outcome in memory, so that another one evicts it. */
export const KEY_PREFIX = 'app';
const LEASE_MS = 600_000;
const MAX_ENTRIES = 1;
const DEADLINE = { read: 100, fill: 1000, invalidate: 1000 };
const BREAKER = { failures: 5, halfOpenAfter: 1000 };
const JOIN_WAIT = 30_000;

/** After it a server is asked again who it is; nothing else waits for as long. */
const SECOND = 1000;

/** A server that stays a replica would be asked again for ever. */
const MOST_PAUSES = 12;

/** In one process, where any may: an open breaker would go on probing for ever. */
const DEADLINES_THAT_PASS = 4;

/** Beside a run that hangs, no call may end but for its deadline, however many have passed before. */
const DEADLINES_BESIDE_HANGING = 24;

/** One process of a fleet: the library's own classes, put together as in production, on connections of this world. */
export class SimulatedProcess {
  readonly name: string;
  readonly cache: OutcomeCache;
  readonly links: readonly SimulatedLink[];
  readonly memoizer: Memoizer;
  readonly batches: BatchMemoizer;
  readonly unconfirmed: UnconfirmedDrops;
  readonly changing: ChangingProcess;

  private constructor(private readonly state: ProcessState) {
    this.name = state.name;
    this.cache = state.cache;
    this.links = state.links;
    this.memoizer = state.memoizer;
    this.batches = state.batches;
    this.unconfirmed = state.unconfirmed;
    this.changing = state.changing;
  }

  static async start(name: string, batch: BatchRecipe, parts: ProcessParts): Promise<SimulatedProcess> {
    const { world, scenario, addresses, fault } = parts;
    const scheduler = world.schedulerFor(deadlinesThatPass(scenario));
    const deadlines = new Deadlines(world, scheduler);
    const watches = new Set<() => void>();
    const links = addresses.map((address, index) => makeLink(address, { ...parts, name, index }));
    const sound =
      scenario.cache === 'memory'
        ? new MemoryCache({ maxEntries: MAX_ENTRIES, clock: world })
        : await connect(links, { ...parts, name, deadlines, scheduler, watches });
    const behind = fault?.cache?.(sound) ?? sound;
    const putInFront = fault?.tier ?? makeTier;
    const inner = scenario.isTiered
      ? putInFront({ cache: behind, world, scheduler: world.pauses, name })
      : behind;
    const { cache, unconfirmed } = avoid(inner, { world, fault });
    const soundFlights = new SingleFlight({ joinWait: JOIN_WAIT, timers: deadlines, clock: world });
    const flights = fault?.flights?.(soundFlights) ?? soundFlights;
    const leaseWait = new LeaseWait(cache, {
      herdWait: scenario.herdWait,
      scheduler: world.pauses,
      random: () => 0,
      clock: world,
    });
    const { single: recipe } = batch;
    const renewals = new RenewalsUnderWay(world.pauses);
    const memoizerParts = { cache, flights, leaseWait, renewals, clock: world };
    const memoizer = new Memoizer(recipe, memoizerParts);
    const batches = new BatchMemoizer(batch, memoizerParts);
    fault?.batches?.(batches);
    const changing = new ChangingProcess({ recipe, cache, memoizer, world, fault });
    const made = { name, cache, links, flights, memoizer, batches };
    return new SimulatedProcess({ ...made, watches, unconfirmed, changing });
  }

  /**
   * A server that it is connected to has become something else, and within a second it may not know: a hit of then is
   * not held against it.
   */
  get isExcused(): boolean {
    return this.links.some(({ connection }) => connection?.roleChanges !== connection?.server.roleChanges);
  }

  /** A second passes in which the servers are asked who they are. */
  async passSecond(): Promise<void> {
    const { watches } = this.state;
    const asked = this.links.map(({ connection }) => [connection, connection?.server.roleChanges] as const);
    for (const watch of [...watches]) {
      watches.delete(watch);
      watch();
    }
    await new Promise((resolve) => setImmediate(resolve));
    for (const [connection, roleChanges] of asked)
      if (connection !== undefined && roleChanges !== undefined) connection.roleChanges = roleChanges;
  }

  /** What is left of computations: nothing, once they are over. */
  get flightsLeft(): number {
    return (this.state.flights as unknown as { flights: Map<unknown, unknown> }).flights.size;
  }
}

interface ProcessState {
  readonly name: string;
  readonly cache: OutcomeCache;
  readonly links: readonly SimulatedLink[];
  readonly flights: SingleFlight;
  readonly memoizer: Memoizer;
  readonly batches: BatchMemoizer;
  readonly unconfirmed: UnconfirmedDrops;
  readonly changing: ChangingProcess;
  /** What waits for a second to pass. */
  readonly watches: Set<() => void>;
}

function avoid(
  inner: OutcomeCache,
  { world, fault }: Pick<ProcessParts, 'world' | 'fault'>,
): { readonly cache: OutcomeCache; readonly unconfirmed: UnconfirmedDrops } {
  const unconfirmed = new UnconfirmedDrops(inner, {
    scheduler: world.pausesFor(MOST_PAUSES),
    random: () => 0,
    counters: new CacheCounters(),
    onConfirmed: () => undefined,
  });
  const makeCache = fault?.avoiding ?? ((...given) => new AvoidingCache(...given));
  return { cache: makeCache(inner, unconfirmed), unconfirmed };
}

function makeLink(
  address: SimulatedAddress,
  { world, scenario, addresses, fault, name, index }: ProcessParts & { name: string; index: number },
): SimulatedLink {
  const settings = {
    name: addresses.length > 1 ? `${name} to node ${index}` : name,
    delivery: scenario.delivery,
    allowsScripts: mayRunScripts(scenario.cache, name),
  };
  return new SimulatedLink(address, () => {
    const client = new SimulatedClient(world, address.server, settings);
    calmErrors(client);
    fault?.client?.(client);
    return client;
  });
}

/** By the way of everything that users give. */
async function connect(
  links: readonly SimulatedLink[],
  parts: ProcessParts & {
    readonly name: string;
    readonly deadlines: Deadlines;
    readonly scheduler: Scheduler;
    readonly watches: Set<() => void>;
  },
): Promise<OutcomeCache> {
  const { name, world, scenario, servers, fault, deadlines, scheduler, watches } = parts;
  const nonce = fault?.nonce?.(servers) ?? world.nonce;
  const timing = { ...timingOf(world, watches), clock: clockOf(name, { world, scenario }) };
  const context = { alias: 'shared', keyPrefix: KEY_PREFIX, leaseMs: LEASE_MS, drainMs: 0, nonce, ...timing };
  const detected = detectCache(givenFor(scenario.cache, links), context);
  const health = new CacheHealth('shared', { report: () => undefined, recovered: () => undefined });
  const connector = new Connector({ connect: () => detected.reach(), deadlines, health, ...timing });
  await connector.start(DEADLINE.fill);
  const settings = { deadline: DEADLINE, breaker: BREAKER, deadlines, clock: world, scheduler, health };
  return new ResilientCache(connector, { ...settings, counters: new CacheCounters() });
}

/** Pauses always at their shortest: in which order things happen, the schedule says. */
function timingOf(world: World, watches: Set<() => void>): { scheduler: Scheduler; random: () => number } {
  const pauses = world.pausesFor(MOST_PAUSES);
  const later: Scheduler['later'] = (callback, ms) => {
    if (ms !== SECOND) return pauses.later(callback, ms);
    watches.add(callback);
    return () => void watches.delete(callback);
  };
  return { scheduler: { ...pauses, later }, random: () => 0 };
}

/** How far the wall clocks of two processes may be apart, in milliseconds. */
const SKEW = 2000;

function clockOf(name: string, { world, scenario }: Pick<ProcessParts, 'world' | 'scenario'>): Clock {
  if (!scenario.isSkewed) return world;
  return { monotonic: () => world.monotonic(), wall: () => world.wall() + SKEW * Number(name.slice(1)) };
}

function deadlinesThatPass(scenario: Scenario): number {
  if (!scenario.isLate) return 0;
  return mayHang(scenario) ? DEADLINES_BESIDE_HANGING : DEADLINES_THAT_PASS;
}

/** In a mixed fleet every other process may not. */
function mayRunScripts(kind: CacheKind, name: string): boolean {
  if (kind === 'mixed') return Number(name.slice(1)) % 2 === 0;
  return kind !== 'scriptless';
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
