"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnsupportedCacheError = void 0;
const cache_memoize_error_1 = require("./cache-memoize.error");
const describe_value_1 = require("./describe-value");
/**
 * Is thrown at start where what was given for an alias is no cache that can be invalidated with confidence, or none at
 * all. Where a function makes the cache only later, `onError` is told.
 */
class UnsupportedCacheError extends cache_memoize_error_1.CacheMemoizeError {
    constructor({ alias, given, problem }) {
        // A connection string holds a password, and errors go to logs.
        const what = problem === 'connection string' ? 'a connection string' : (0, describe_value_1.describeValue)(given);
        super(`Cannot use ${what} as the cache '${alias}': ${ADVICE[problem]}`);
        this.code = 'E_CACHE_MEMOIZE_UNSUPPORTED_CACHE';
        this.alias = alias;
        this.problem = problem;
    }
}
exports.UnsupportedCacheError = UnsupportedCacheError;
/** Says for each problem what is wrong, and what to give instead. */
const ADVICE = {
    unknown: 'it is no cache that this library knows. Give memoryCache(), a store of cache-manager-redis-yet, a cache-manager ' +
        'Cache over one store, a Keyv 5, or a function that makes one of these.',
    'connection string': 'nothing connects by itself here. Give a function that makes the store: () => redisStore({ url }) of ' +
        'cache-manager-redis-yet, or () => new Keyv(new KeyvRedis(url)).',
    layers: 'several layers cannot be invalidated with confidence, because other processes keep answering from their own. ' +
        'Give one store, and tiered({ store }) for memory in front of it that can be invalidated.',
    'memory in front of memory': 'it is the store of a tiered(), and memory of this process itself, which needs no memory in front of it. Give it ' +
        'without tiered(), or give a shared cache.',
    'tiered inside': 'a tiered() is not made by a function, and stands in nothing else. Give it under the alias itself, and the function ' +
        'as its store: tiered({ store: () => redisStore({ url }) }).',
    'bare client': 'a client is not a cache. Wrap it: redisInsStore(client) of cache-manager-redis-yet, or ' +
        'new Keyv(new KeyvRedis(client)).',
    'unknown Redis client': 'its client is neither one server nor a cluster of node-redis 4 or 5 (pools, sentinels and legacyMode are not ' +
        'supported). Give it a client of createClient() or createCluster().',
    'reads from replicas': 'its client reads from replicas, which lag behind and still answer what was just invalidated. Leave out ' +
        'useReplicas and readonly.',
    'client-side cache': 'its client answers from a cache of its own, which hears of invalidations too late. Leave out clientSideCache.',
    'other Keyv': 'it is a Keyv of another generation than 5. Install keyv@^5.6, as cache-manager 6 and 7 do.',
    'key prefix without hash slot': "it is a Redis Cluster, where a keyPrefix whose first braces are '{}' switches hash tags off. Choose another " +
        'keyPrefix.',
};
//# sourceMappingURL=unsupported-cache.error.js.map