import type { Delivery } from './simulated-client';

/**
 * Which of the library's caches is played with: the one in memory; a Redis, a cluster, or a Redis that forbids scripts,
 * reached through their clients; a Redis that forbids scripts to every other process; a store behind get and set with one
 * connection, with one for every command, or in the process itself.
 */
export type CacheKind =
  'memory' | 'redis' | 'cluster' | 'scriptless' | 'mixed' | 'plain' | 'pooled' | 'direct';

/** Those that are one server which tells who it is, and which may have a replica. */
export function hasReplica(kind: CacheKind): boolean {
  return kind === 'redis' || kind === 'scriptless' || kind === 'mixed';
}

/** Those whose replies the library sees as they come. */
export function showsReplies(kind: CacheKind): boolean {
  return kind === 'cluster' || hasReplica(kind);
}

/** What an actor of one process does with the memoized method. */
export const CALLS = [
  'read',
  'read another',
  /** Where it comes to run the method, the run never ends, and nobody asks what became of it. */
  'hang',
  'refresh',
  /** A batch of both keys, whose items are outcomes of the method. */
  'read both',
  'refresh both',
  'invalidate',
  'invalidate another',
  /** Of a class with several instances, each with a key of its own for the same arguments: all are meant. */
  'invalidate each',
  'invalidateAll',
  /** The one that the outcomes carry, if they carry any. */
  'invalidate tag',
  'invalidate another tag',
  'clear',
  /** With `onFailure: 'retry'`: what is not confirmed is sent again, and the process does without it until then. */
  'invalidate, or later',
  /** A transaction that writes with `@Invalidates`, and then reads. */
  'transact',
  /** A transaction that reads from its snapshot, which somebody may commit behind. */
  'look',
  /** A change with `@Invalidates` in the context of a transaction that has ended. */
  'change late',
] as const;

/** What befalls the store, whoever does it. */
export const INCIDENTS = [
  /** Time passes: what is kept comes nearer to the end of its life, and past it. */
  'age',
  'evict',
  /** All that is known of tags. */
  'evict tags',
  'flush',
  'save',
  'restart',
  'read-only',
  'writable',
  /** It is out of memory: it takes nothing, and deletes. */
  'full',
  'no longer full',
  'migrate',
  'migrated',
  /** The replica takes over, and the primary is not told: all are cut off from it. */
  'fail over',
  /** The replica takes over, the primary is told, and connections to it may stay. */
  'demote',
  /** The other one takes over again, with what it has. */
  'fail back',
] as const;

/** What befalls the connections of one process. */
const OF_CONNECTIONS = [
  'cut',
  /** A reply comes twice, and so answers another question too. */
  'repeat',
  /** A second passes, in which the servers are asked who they are. */
  'second',
] as const;

export type Operation =
  | { readonly kind: (typeof CALLS)[number] | (typeof OF_CONNECTIONS)[number]; readonly process: number }
  | { readonly kind: (typeof INCIDENTS)[number] };

/** It befalls the store, and so has no process. */
export function isIncident(kind: Operation['kind']): kind is (typeof INCIDENTS)[number] {
  return (INCIDENTS as readonly string[]).includes(kind);
}

/** It comes from outside the program. */
export function isFromOutside(kind: Operation['kind']): boolean {
  return isIncident(kind) || (OF_CONNECTIONS as readonly string[]).includes(kind);
}

/** One after the other. */
export type Actor = readonly Operation[];

/** Who does what, and what the world is like; in which order, the schedule says. */
export interface Scenario {
  readonly cache: CacheKind;
  readonly processes: number;
  readonly actors: readonly Actor[];
  readonly delivery: Delivery;
  /** The method is a guard. */
  readonly isGuard: boolean;
  /** Where the tag of the outcomes comes from, if they carry one. */
  readonly tags: 'none' | 'arguments' | 'outcome';
  /** Outcomes are of use past their life: they end, are renewed, and stand in for what throws. */
  readonly isWindowed: boolean;
  /** Memory stands in front of each process's cache. */
  readonly isTiered: boolean;
  /** Each process has a wall clock two seconds ahead of the one before. */
  readonly isSkewed: boolean;
  /** The method may throw, which is an outcome to be kept, or is not. */
  readonly throws: 'never' | 'kept' | 'unkept';
  /** Deadlines may fire, however fast the answer. */
  readonly isLate: boolean;
  /** Several things may happen in one tick of the event loop. */
  readonly isHasty: boolean;
  /** What the store holds: nothing; nonces and scripts, since the method was called and invalidated; its outcome too. */
  readonly start: 'cold' | 'warm' | 'filled';
  /** How long to wait for another process, in milliseconds of the world's own. */
  readonly herdWait: number;
}

export const CALM: Omit<Scenario, 'cache' | 'actors'> = {
  processes: 2,
  delivery: 'at once',
  isGuard: false,
  tags: 'none',
  isWindowed: false,
  isTiered: false,
  isSkewed: false,
  throws: 'never',
  isLate: false,
  isHasty: false,
  start: 'warm',
  herdWait: 4,
};

const HARMLESS: ReadonlySet<string> = new Set(['age']);
const TROUBLES: ReadonlySet<string> = new Set(
  [...INCIDENTS, ...OF_CONNECTIONS, 'read another', 'hang'].filter((kind) => !HARMLESS.has(kind)),
);

/** A batch is among what is called. */
export function hasBatches({ actors }: Pick<Scenario, 'actors'>): boolean {
  return actors.flat().some(({ kind }) => kind === 'read both' || kind === 'refresh both');
}

/** Nothing goes wrong but what callers do: then more is promised than freshness. */
export function isCalm({ actors, isLate }: Scenario): boolean {
  return !isLate && !actors.flat().some(({ kind }) => TROUBLES.has(kind));
}

/** A run of it may never end. */
export function mayHang({ actors }: Pick<Scenario, 'actors'>): boolean {
  return actors.flat().some(({ kind }) => kind === 'hang');
}

/** `redis: P0 read, P0 invalidate | P1 read | evict`. */
export function describeScenario(scenario: Scenario): string {
  const { cache, actors, delivery, isGuard, tags, throws, isLate, isHasty, start, herdWait } = scenario;
  const { isWindowed, isTiered, isSkewed } = scenario;
  const traits = [
    isGuard && 'guard',
    tags !== 'none' && `tag of the ${tags}`,
    isWindowed && 'of use past their life',
    isTiered && 'memory in front',
    isSkewed && 'clocks apart',
    throws !== 'never' && `method may throw (${throws})`,
    isLate && 'deadlines may fire',
    isHasty && 'in one tick',
    start !== CALM.start && start,
    delivery === 'separate' && 'replies late',
    herdWait !== CALM.herdWait && `herdWait ${herdWait}`,
  ].filter(Boolean);
  const told = actors.map((actor) => actor.map(describeOperation).join(', ')).join(' | ');
  return `${cache}: ${told}${traits.length > 0 ? ` (${traits.join('; ')})` : ''}`;
}

export function describeOperation(operation: Operation): string {
  return 'process' in operation ? `P${operation.process} ${operation.kind}` : operation.kind;
}
