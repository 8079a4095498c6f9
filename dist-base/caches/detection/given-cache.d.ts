import type { GetSetDel } from '../nonce/get-set.store';
import type { NodeRedisClient, NodeRedisCluster } from '../connection/node-redis';
/** `redis://user:secret@host` and its like. */
export declare function isConnectionString(given: unknown): boolean;
/** A cache-manager 5 or plain store: `get`, `set` and `del`. */
export declare function isGetSetDel(given: unknown): given is GetSetDel & Fields;
/** A cache-manager 6 or 7 Cache. */
export declare function isCacheOfStores(given: unknown): given is Fields & {
    readonly stores: readonly unknown[];
};
/** A cache-manager 5 Cache. Without `store` it is a MultiCache, or no Cache at all. */
export declare function isCacheOfStore(given: unknown): given is Fields & {
    readonly store: unknown;
};
/** A cache-manager 5 MultiCache: layers. */
export declare function isMultiCache(given: unknown): boolean;
/** A Keyv 5. Recognised by its shape, for an application may have installed several copies. */
export declare function isKeyv5(given: unknown): given is Fields & GetSetDel & {
    readonly store: unknown;
};
/** A Keyv 6 hides its adapter; a Keyv 4 has no getter for it. */
export declare function isOtherKeyv(given: unknown): boolean;
/** What holds a Redis client: a store of cache-manager-redis-yet, or a KeyvRedis. */
export declare function hasRedisClient(given: unknown): given is Fields & {
    readonly client: unknown;
};
/** The client is one of another library (ioredis, iovalkey): the store itself is all we can speak to. */
export declare function hasForeignClient(given: {
    readonly client: unknown;
}): boolean;
/** Any Redis client, of whatever library. */
export declare function isClientLike(given: unknown): given is Fields;
/** One server. A pool is not ready as a whole, and a sentinel's client speaks to several servers. */
export declare function isNodeRedisClient(given: unknown): given is NodeRedisClient;
export declare function isNodeRedisCluster(given: unknown): given is NodeRedisCluster;
/** Of a cluster: its own option, as generation 5 shows it; generation 4 shows only the replicas it has found. */
export declare function readsFromReplicas(client: NodeRedisClient | NodeRedisCluster): boolean;
export declare function hasClientSideCache(client: NodeRedisClient | NodeRedisCluster): boolean;
/** A generation 4 client in legacyMode answers by callbacks only. */
export declare function speaksLegacy(client: NodeRedisClient | NodeRedisCluster): boolean;
export type Fields = Readonly<Record<string, unknown>>;
export declare function hasMethods(given: unknown, names: readonly string[]): given is Fields;
