"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isConnectionString = isConnectionString;
exports.isGetSetDel = isGetSetDel;
exports.isCacheOfStores = isCacheOfStores;
exports.isCacheOfStore = isCacheOfStore;
exports.isMultiCache = isMultiCache;
exports.isKeyv5 = isKeyv5;
exports.isOtherKeyv = isOtherKeyv;
exports.hasRedisClient = hasRedisClient;
exports.hasForeignClient = hasForeignClient;
exports.isClientLike = isClientLike;
exports.isNodeRedisClient = isNodeRedisClient;
exports.isNodeRedisCluster = isNodeRedisCluster;
exports.readsFromReplicas = readsFromReplicas;
exports.hasClientSideCache = hasClientSideCache;
exports.speaksLegacy = speaksLegacy;
exports.hasMethods = hasMethods;
/** `redis://user:secret@host` and its like. */
function isConnectionString(given) {
    return typeof given === 'string' && /^[a-z][\w+.-]*:\/\//i.test(given);
}
/** A cache-manager 5 or plain store: `get`, `set` and `del`. */
function isGetSetDel(given) {
    return hasMethods(given, ['get', 'set', 'del']);
}
/** A cache-manager 6 or 7 Cache. */
function isCacheOfStores(given) {
    return hasMethods(given, ['get', 'set', 'del', 'wrap']) && Array.isArray(given['stores']);
}
/** A cache-manager 5 Cache. Without `store` it is a MultiCache, or no Cache at all. */
function isCacheOfStore(given) {
    return isGetSetDel(given) && hasMethods(given, ['wrap']) && given['store'] !== undefined;
}
/** A cache-manager 5 MultiCache: layers. */
function isMultiCache(given) {
    return (isGetSetDel(given) && hasMethods(given, ['wrap']) && !isCacheOfStores(given) && !isCacheOfStore(given));
}
/** A Keyv 5. Recognised by its shape, for an application may have installed several copies. */
function isKeyv5(given) {
    return (hasMethods(given, ['get', 'set', 'delete', 'getMany']) && 'useKeyPrefix' in given && 'store' in given);
}
/** A Keyv 6 hides its adapter; a Keyv 4 has no getter for it. */
function isOtherKeyv(given) {
    if (!hasMethods(given, ['get', 'set', 'delete', 'clear']) || isKeyv5(given))
        return false;
    return (('serialization' in given && 'store' in given) ||
        ('opts' in given && hasMethods(given, ['_getKeyPrefix'])));
}
/** What holds a Redis client: a store of cache-manager-redis-yet, or a KeyvRedis. */
function hasRedisClient(given) {
    return hasMethods(given, ['get', 'set']) && isClientLike(given['client']);
}
/** The client is one of another library (ioredis, iovalkey): the store itself is all we can speak to. */
function hasForeignClient(given) {
    return isObject(given.client) && !('isOpen' in given.client);
}
/** Any Redis client, of whatever library. */
function isClientLike(given) {
    return hasMethods(given, ['sendCommand']);
}
/** One server. A pool is not ready as a whole, and a sentinel's client speaks to several servers. */
function isNodeRedisClient(given) {
    if (!hasMethods(given, CLIENT_METHODS) || 'getSentinelNode' in given)
        return false;
    return isBoolean(given['isOpen']) && isBoolean(given['isReady']);
}
function isNodeRedisCluster(given) {
    return hasMethods(given, CLIENT_METHODS) && isBoolean(given['isOpen']) && Array.isArray(given['masters']);
}
/** Of a cluster: its own option, as generation 5 shows it; generation 4 shows only the replicas it has found. */
function readsFromReplicas(client) {
    const { options, _options, replicas } = client;
    if (field(options, 'readonly') === true)
        return true;
    if (field(_options, 'useReplicas') === true || field(field(_options, 'defaults'), 'readonly') === true)
        return true;
    return Array.isArray(replicas) && replicas.length > 0;
}
function hasClientSideCache(client) {
    const { clientSideCache, options } = client;
    return Boolean(clientSideCache ?? field(options, 'clientSideCache'));
}
/** A generation 4 client in legacyMode answers by callbacks only. */
function speaksLegacy(client) {
    return field(client['options'], 'legacyMode') === true;
}
const CLIENT_METHODS = ['sendCommand', 'connect', 'on', 'off', 'listeners'];
function hasMethods(given, names) {
    return isObject(given) && names.every((name) => typeof given[name] === 'function');
}
function isObject(given) {
    return typeof given === 'object' && given !== null;
}
function isBoolean(value) {
    return typeof value === 'boolean';
}
function field(value, name) {
    return isObject(value) ? value[name] : undefined;
}
//# sourceMappingURL=given-cache.js.map