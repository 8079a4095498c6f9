"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.detectRedis = detectRedis;
const unsupported_cache_error_1 = require("../../errors/unsupported-cache.error");
const nonce_cache_1 = require("../nonce/nonce.cache");
const cluster_topology_1 = require("../connection/cluster.topology");
const lease_cache_1 = require("../redis/lease.cache");
const node_redis_1 = require("../connection/node-redis");
const redis_drops_1 = require("../redis/redis-drops");
const nonce_source_1 = require("../stored/nonce-source");
const store_keys_1 = require("../stored/store-keys");
const reconnecting_client_1 = require("../connection/reconnecting-client");
const scriptless_store_1 = require("../redis/scriptless.store");
const server_topology_1 = require("../connection/server.topology");
const given_cache_1 = require("./given-cache");
/**
 * A Redis reached through its client: the lease protocol where the server runs scripts, the nonce protocol where it
 * forbids them. Which one is known when it was reached for the first time, and stays for the life of the application.
 * Each invalidates what the other keeps, and neither believes it: in a fleet that mixes them nothing is stale, and what
 * one has kept is a miss for the other.
 *
 * @throws UnsupportedCacheError for clients whose answers cannot be trusted after an invalidation
 */
function detectRedis({ client, given }, context) {
    const { alias, scheduler } = context;
    if (!isReachable(client))
        throw new unsupported_cache_error_1.UnsupportedCacheError({ alias, given, problem: 'unknown Redis client' });
    (0, node_redis_1.calmErrors)(client);
    refuseStaleReaders({ client, given }, alias);
    const topology = topologyOf({ client, given }, context);
    let cache;
    return {
        place: (0, given_cache_1.isNodeRedisCluster)(client) ? 'Redis Cluster' : 'Redis',
        async reach() {
            await topology.reach();
            try {
                // A cluster client of generation 4 shows what it reads from only once it has found the replicas.
                refuseStaleReaders({ client, given }, alias);
            }
            catch (refusal) {
                topology.close();
                throw refusal;
            }
            return (cache ??= chooseProtocol(topology, context));
        },
        close: () => topology.close(),
        dispose: () => Promise.resolve((0, node_redis_1.abandonClient)(client, scheduler)),
    };
}
function chooseProtocol(topology, context) {
    if (topology.allowsScripts !== false)
        return new lease_cache_1.LeaseCache(topology, context);
    const { keyPrefix, nonce = (0, nonce_source_1.createNonceSource)() } = context;
    const drops = new redis_drops_1.RedisDrops(topology, { keys: new store_keys_1.StoreKeys(keyPrefix), nonce });
    return new nonce_cache_1.NonceCache(new scriptless_store_1.ScriptlessStore(topology), context, drops);
}
function isReachable(client) {
    return ((0, given_cache_1.isNodeRedisCluster)(client) || (0, given_cache_1.isNodeRedisClient)(client)) && !(0, given_cache_1.speaksLegacy)(client);
}
function refuseStaleReaders({ client, given }, alias) {
    if ((0, given_cache_1.readsFromReplicas)(client))
        throw new unsupported_cache_error_1.UnsupportedCacheError({ alias, given, problem: 'reads from replicas' });
    if ((0, given_cache_1.hasClientSideCache)(client))
        throw new unsupported_cache_error_1.UnsupportedCacheError({ alias, given, problem: 'client-side cache' });
}
function topologyOf({ client, given }, { alias, keyPrefix, clock, scheduler, random, onRefused }) {
    const settings = { clock, scheduler, random, onRefused };
    if (!(0, given_cache_1.isNodeRedisCluster)(client))
        return topologyOfServer(client, settings);
    if (/^[^{]*\{\}/.test(keyPrefix))
        throw new unsupported_cache_error_1.UnsupportedCacheError({ alias, given, problem: 'key prefix without hash slot' });
    return new cluster_topology_1.ClusterTopology(client, settings);
}
function topologyOfServer(client, settings) {
    if (!isPattern(client))
        return new server_topology_1.ServerTopology(client, settings);
    const own = new reconnecting_client_1.ReconnectingClient(client, settings);
    return new server_topology_1.ServerTopology(own, {
        ...settings,
        onClose: () => own.close(),
        reconnect: (cause) => own.reconnect(cause),
    });
}
function isPattern(client) {
    return (0, given_cache_1.hasMethods)(client, ['duplicate']);
}
//# sourceMappingURL=detect-redis.js.map