import { UnsupportedCacheError } from '../../errors/unsupported-cache.error';
import type { SharedCache } from '../../ports/outcome-cache';
import { NonceCache } from '../nonce/nonce.cache';
import { ClusterTopology } from '../connection/cluster.topology';
import { LeaseCache } from '../redis/lease.cache';
import {
  abandonClient,
  calmErrors,
  type NodeRedisClient,
  type NodeRedisCluster,
  type NodeRedisPattern,
} from '../connection/node-redis';
import { RedisDrops } from '../redis/redis-drops';
import { createNonceSource } from '../stored/nonce-source';
import { StoreKeys } from '../stored/store-keys';
import { ReconnectingClient } from '../connection/reconnecting-client';
import type { RedisTopology, TopologySettings } from '../connection/redis-session';
import { ScriptlessStore } from '../redis/scriptless.store';
import { ServerTopology } from '../connection/server.topology';
import type { DetectedCache, DetectionContext } from './detected-cache';
import {
  hasClientSideCache,
  hasMethods,
  isNodeRedisClient,
  isNodeRedisCluster,
  readsFromReplicas,
  speaksLegacy,
} from './given-cache';

type ReachableClient = NodeRedisClient | NodeRedisCluster;

/** A client of node-redis, and what the user gave: a store or a Keyv that holds it. */
export interface GivenRedis {
  readonly client: unknown;
  readonly given: unknown;
}

/**
 * A Redis reached through its client: the lease protocol where the server runs scripts, the nonce protocol where it
 * forbids them. Which one is known when it was reached for the first time, and stays for the life of the application.
 * Each invalidates what the other keeps, and neither believes it: in a fleet that mixes them nothing is stale, and what
 * one has kept is a miss for the other.
 *
 * @throws UnsupportedCacheError for clients whose answers cannot be trusted after an invalidation
 */
export function detectRedis({ client, given }: GivenRedis, context: DetectionContext): DetectedCache {
  const { alias, scheduler } = context;
  if (!isReachable(client))
    throw new UnsupportedCacheError({ alias, given, problem: 'unknown Redis client' });
  calmErrors(client);
  refuseStaleReaders({ client, given }, alias);
  const topology = topologyOf({ client, given }, context);
  let cache: SharedCache | undefined;
  return {
    place: isNodeRedisCluster(client) ? 'Redis Cluster' : 'Redis',
    async reach() {
      await topology.reach();
      try {
        // A cluster client of generation 4 shows what it reads from only once it has found the replicas.
        refuseStaleReaders({ client, given }, alias);
      } catch (refusal) {
        topology.close();
        throw refusal;
      }
      return (cache ??= chooseProtocol(topology, context));
    },
    close: () => topology.close(),
    dispose: () => Promise.resolve(abandonClient(client, scheduler)),
  };
}

function chooseProtocol(topology: RedisTopology, context: DetectionContext): SharedCache {
  if (topology.allowsScripts !== false) return new LeaseCache(topology, context);
  const { keyPrefix, nonce = createNonceSource() } = context;
  const drops = new RedisDrops(topology, { keys: new StoreKeys(keyPrefix), nonce });
  return new NonceCache(new ScriptlessStore(topology), context, drops);
}

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
  { alias, keyPrefix, clock, scheduler, random, onRefused }: DetectionContext,
): RedisTopology {
  const settings = { clock, scheduler, random, onRefused };
  if (!isNodeRedisCluster(client)) return topologyOfServer(client, settings);
  if (/^[^{]*\{\}/.test(keyPrefix))
    throw new UnsupportedCacheError({ alias, given, problem: 'key prefix without hash slot' });
  return new ClusterTopology(client, settings);
}

function topologyOfServer(client: NodeRedisClient, settings: TopologySettings): RedisTopology {
  if (!isPattern(client)) return new ServerTopology(client, settings);
  const own = new ReconnectingClient(client, settings);
  return new ServerTopology(own, {
    ...settings,
    onClose: () => own.close(),
    reconnect: (cause) => own.reconnect(cause),
  });
}

function isPattern(client: NodeRedisClient): client is NodeRedisPattern {
  return hasMethods(client, ['duplicate']);
}
