import { UnsupportedCacheError } from '../../errors/unsupported-cache.error';
import type { DetectedCache, DetectionContext } from './detected-cache';
import {
  hasClientSideCache,
  hasMethods,
  isNodeRedisClient,
  isNodeRedisCluster,
  readsFromReplicas,
  speaksLegacy,
} from './given-cache';
import {
  abandonClient,
  calmErrors,
  type NodeRedisClient,
  type NodeRedisCluster,
  type NodeRedisPattern,
} from '../redis/node-redis';
import { RedisClientCache } from '../redis/redis.cache';
import { RedisClusterTopology } from '../redis/cluster.topology';
import { RedisLine } from '../redis/reconnecting-client';
import { RedisServerTopology } from '../redis/server.topology';
import type { RedisTopology } from '../redis/redis-session';

/** How long the first connection may keep an application from starting, in milliseconds. */
const PATIENCE = 1000;

/** A client of node-redis, and what the user gave: a store or a Keyv that holds it. */
export interface GivenRedis {
  readonly client: unknown;
  readonly given: unknown;
}

/**
 * Resolves once Redis could be reached, or could not: the cache is then simply not ready yet.
 *
 * @throws UnsupportedCacheError for clients whose answers cannot be trusted after an invalidation
 */
export async function reachRedis(
  { client, given }: GivenRedis,
  context: DetectionContext,
): Promise<DetectedCache> {
  const { alias } = context;
  if (!isReachable(client))
    throw new UnsupportedCacheError({ alias, given, problem: 'unknown Redis client' });
  calmErrors(client);
  refuseStaleReaders({ client, given }, alias);
  const topology = topologyOf({ client, given }, context);
  await firstAttempt(topology);
  try {
    // A cluster client of generation 4 shows what it reads from only once it has found the replicas.
    refuseStaleReaders({ client, given }, alias);
  } catch (refusal) {
    topology.close();
    throw refusal;
  }
  return {
    cache: new RedisClientCache(topology, context),
    dispose: () => Promise.resolve(abandonClient(client)),
  };
}

type ReachableClient = NodeRedisClient | NodeRedisCluster;

function isReachable(client: unknown): client is ReachableClient {
  return (isNodeRedisCluster(client) || isNodeRedisClient(client)) && !speaksLegacy(client);
}

function refuseStaleReaders(
  { client, given }: { client: ReachableClient; given: unknown },
  alias: string,
): void {
  if (readsFromReplicas(client))
    throw new UnsupportedCacheError({ alias, given, problem: 'reads from replicas' });
  if (hasClientSideCache(client))
    throw new UnsupportedCacheError({ alias, given, problem: 'client-side cache' });
}

function topologyOf(
  { client, given }: { client: ReachableClient; given: unknown },
  { alias, keyPrefix }: DetectionContext,
): RedisTopology {
  if (!isNodeRedisCluster(client)) return topologyOfServer(client);
  if (/^[^{]*\{\}/.test(keyPrefix))
    throw new UnsupportedCacheError({ alias, given, problem: 'key prefix without hash slot' });
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

async function firstAttempt(topology: RedisTopology): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)));
  await Promise.race([topology.firstAttempt, patience]);
  clearTimeout(timer);
}
