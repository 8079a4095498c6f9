import { type CacheProblem, UnsupportedCacheError } from '../errors/unsupported-cache.error';
import type { Clock } from '../interfaces/clock.interface';
import type { OutcomeCache } from '../interfaces/outcome-cache.interface';
import {
  type Fields,
  hasClientSideCache,
  speaksLegacy,
  hasMethods,
  hasRedisClient,
  isCacheOfStore,
  isCacheOfStores,
  isConnectionString,
  isClientLike,
  isGetSetDel,
  isKeyv5,
  isMultiCache,
  isNodeRedisClient,
  isNodeRedisCluster,
  isOtherKeyv,
  readsFromReplicas,
} from './given-cache';
import { PlainCache } from './plain.cache';
import { type GetSetDel, GetSetStore, type PlainStore } from './plain-store';
import {
  calmErrors,
  type NodeRedisClient,
  type NodeRedisCluster,
  type NodeRedisPattern,
} from './redis-client';
import { RedisClientCache } from './redis-client.cache';
import { RedisClusterTopology } from './redis-cluster.topology';
import { RedisLine } from './redis-line';
import { RedisServerTopology } from './redis-server.topology';
import type { RedisTopology } from './redis-session';

/** What a cache is set up with. */
export interface DetectionContext {
  /** The name that errors call it by. */
  readonly alias: string;
  /** What every name in the store begins with. */
  readonly keyPrefix: string;
  /** How long a computation may take and still be kept, in milliseconds. */
  readonly leaseMs: number;
  readonly clock: Clock;
}

export interface DetectedCache {
  readonly cache: OutcomeCache;
  /** Closes the client or store behind the cache, after the cache itself. Never rejects. */
  dispose(): Promise<void>;
}

/**
 * Stores of cache-manager 5 may hand the life of an entry to a timer (its own memoryStore does, through lru-cache),
 * and a timer of more than 2^31 milliseconds fires at once: 24 days are the most that is safe.
 */
const LONGEST_TIMER = 24 * 86_400_000;

/** How long the first connection may keep an application from starting, in milliseconds. */
const PATIENCE = 1000;

/**
 * Finds out what was given for an alias, and puts the right protocol in front of it. Where a Redis is reached
 * through its client, resolves once that has connected, or could not: the cache is then simply not ready yet.
 *
 * @throws UnsupportedCacheError
 */
export async function detectCache(given: unknown, context: DetectionContext): Promise<DetectedCache> {
  calm(given);
  if (isConnectionString(given)) throw refusal(given, 'connection string', context);
  if (Array.isArray(given) || isMultiCache(given)) throw refusal(given, 'layers', context);
  if (isOtherKeyv(given)) throw refusal(given, 'other Keyv', context);
  if (isCacheOfStores(given)) {
    if (given.stores.length !== 1) throw refusal(given, 'layers', context);
    return detectCache(given.stores[0], context);
  }
  if (isCacheOfStore(given)) return detectCache(given.store, context);
  if (isKeyv5(given)) return detectKeyv(given, context);
  if (isClientLike(given)) throw refusal(given, 'bare client', context);
  if (hasRedisClient(given)) return reachRedis(given.client, given, context);
  if (isGetSetDel(given)) return plain(new GetSetStore(given, LONGEST_TIMER), given, context);
  throw refusal(given, 'unknown', context);
}

/** Past the Keyv to the client of its adapter, where there is one; a namespace is then of no account. */
function detectKeyv(
  keyv: Fields & GetSetDel & { readonly store: unknown },
  context: DetectionContext,
): Promise<DetectedCache> | DetectedCache {
  const adapter = keyv.store;
  calm(adapter);
  // cache-manager's KeyvAdapter, round a store of cache-manager 5.
  const inner =
    hasMethods(adapter, ['get', 'set']) && isGetSetDel(adapter['_cache']) ? adapter['_cache'] : adapter;
  return hasRedisClient(inner)
    ? reachRedis(inner.client, keyv, context)
    : plain(new GetSetStore(keyv), keyv, context);
}

async function reachRedis(
  client: unknown,
  given: unknown,
  context: DetectionContext,
): Promise<DetectedCache> {
  if ((!isNodeRedisCluster(client) && !isNodeRedisClient(client)) || speaksLegacy(client)) {
    // Another library's client behind a store: the store itself is all we can speak to.
    if (isGetSetDel(given)) return plain(new GetSetStore(given, LONGEST_TIMER), given, context);
    throw refusal(given, 'unknown Redis client', context);
  }
  calm(client);
  if (readsFromReplicas(client)) throw refusal(given, 'reads from replicas', context);
  if (hasClientSideCache(client)) throw refusal(given, 'client-side cache', context);
  const topology = topologyOf(client, given, context);
  await firstAttempt(topology);
  if (readsFromReplicas(client)) {
    // A cluster client of generation 4 shows it only once it has found the replicas.
    topology.close();
    throw refusal(given, 'reads from replicas', context);
  }
  return { cache: new RedisClientCache(topology, context), dispose: () => closeClient(client) };
}

function topologyOf(
  client: NodeRedisClient | NodeRedisCluster,
  given: unknown,
  context: DetectionContext,
): RedisTopology {
  if (!isNodeRedisCluster(client)) return topologyOfServer(client);
  if (/^[^{]*\{\}/.test(context.keyPrefix)) throw refusal(given, 'key prefix without hash slot', context);
  return new RedisClusterTopology(client);
}

function topologyOfServer(client: NodeRedisClient): RedisTopology {
  if (!isPattern(client)) return new RedisServerTopology(client);
  const line = new RedisLine(client);
  return new RedisServerTopology(line, () => line.close());
}

function isPattern(client: NodeRedisClient): client is NodeRedisPattern {
  return hasMethods(client, ['duplicate']);
}

function plain(store: PlainStore, given: Fields, context: DetectionContext): DetectedCache {
  return { cache: new PlainCache(store, context), dispose: () => disconnect(given) };
}

async function firstAttempt(topology: RedisTopology): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)));
  await Promise.race([topology.firstAttempt, patience]);
  clearTimeout(timer);
}

/** At once, without waiting for replies that a hung server may never send. */
async function closeClient(client: NodeRedisClient | NodeRedisCluster): Promise<void> {
  if (!client.isOpen) return;
  const { destroy, disconnect } = client as unknown as Record<string, (() => unknown) | undefined>;
  // Generation 5 calls it destroy, generation 4 disconnect.
  await settle(() => (destroy ?? disconnect)?.call(client));
}

async function disconnect(store: Fields): Promise<void> {
  if (hasMethods(store, ['disconnect'])) await settle(() => (store['disconnect'] as () => unknown)());
}

async function settle(task: () => unknown): Promise<void> {
  try {
    await task();
  } catch {
    // It was closed by somebody else meanwhile.
  }
}

/** Keyv and its adapters pass on the errors of their client. */
function calm(given: unknown): void {
  if (hasMethods(given, ['on', 'listeners']))
    calmErrors(given as unknown as Parameters<typeof calmErrors>[0]);
}

function refusal(given: unknown, problem: CacheProblem, context: DetectionContext): UnsupportedCacheError {
  return new UnsupportedCacheError({ alias: context.alias, given, problem });
}
