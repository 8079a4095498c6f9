"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.detectCache = detectCache;
const unsupported_cache_error_1 = require("../../errors/unsupported-cache.error");
const given_cache_1 = require("./given-cache");
const memory_cache_1 = require("../memory/memory.cache");
const memory_cache_description_1 = require("../memory/memory-cache.description");
const tiered_description_1 = require("../tiered/tiered.description");
const nonce_cache_1 = require("../nonce/nonce.cache");
const get_set_store_1 = require("../nonce/get-set.store");
const detect_redis_1 = require("./detect-redis");
const wrapped_cache_1 = require("./wrapped-cache");
const node_redis_1 = require("../connection/node-redis");
/**
 * Stores of cache-manager 5 may hand the life of an entry to a timer (its own memoryStore does, through lru-cache),
 * and a timer of more than 2^31 milliseconds fires at once: 24 days are the most that is safe.
 */
const LONGEST_TIMER = 24 * 86_400_000;
/**
 * Finds out what was given for an alias, and puts the right protocol in front of it.
 *
 * @throws UnsupportedCacheError
 */
function detectCache(given, context) {
    calm(given);
    if (given instanceof memory_cache_description_1.MemoryCacheDescription)
        return memory(given, context);
    if (given instanceof tiered_description_1.TieredDescription)
        throw refusal(given, 'tiered inside', context);
    if (given instanceof wrapped_cache_1.WrappedCache)
        return wrapped(given, context);
    if ((0, given_cache_1.isConnectionString)(given))
        throw refusal(given, 'connection string', context);
    if (Array.isArray(given) || (0, given_cache_1.isMultiCache)(given))
        throw refusal(given, 'layers', context);
    if ((0, given_cache_1.isOtherKeyv)(given))
        throw refusal(given, 'other Keyv', context);
    if ((0, given_cache_1.isCacheOfStores)(given)) {
        if (given.stores.length !== 1)
            throw refusal(given, 'layers', context);
        return detectCache(given.stores[0], context);
    }
    if ((0, given_cache_1.isCacheOfStore)(given))
        return detectCache(given.store, context);
    if ((0, given_cache_1.isKeyv5)(given))
        return detectKeyv(given, context);
    if ((0, given_cache_1.isClientLike)(given))
        throw refusal(given, 'bare client', context);
    if ((0, given_cache_1.isGetSetDel)(given) && (!(0, given_cache_1.hasRedisClient)(given) || (0, given_cache_1.hasForeignClient)(given)))
        return withNonces(new get_set_store_1.GetSetStore(given, LONGEST_TIMER), given, context);
    if ((0, given_cache_1.hasRedisClient)(given))
        return (0, detect_redis_1.detectRedis)({ client: given.client, given }, context);
    throw refusal(given, 'unknown', context);
}
/** Past the Keyv to the client of its adapter, where there is one; a namespace is then of no account. */
function detectKeyv(keyv, context) {
    const adapter = keyv.store;
    calm(adapter);
    // cache-manager's KeyvAdapter, round a store of cache-manager 5.
    const wrapped = (0, given_cache_1.hasMethods)(adapter, ['get', 'set']) && (0, given_cache_1.isGetSetDel)(adapter['_cache']);
    const inner = wrapped ? adapter['_cache'] : adapter;
    if (!(0, given_cache_1.hasRedisClient)(inner) || (0, given_cache_1.hasForeignClient)(inner))
        return withNonces(new get_set_store_1.GetSetStore(keyv, wrapped ? LONGEST_TIMER : undefined), keyv, context);
    return (0, detect_redis_1.detectRedis)({ client: inner.client, given: keyv }, context);
}
function withNonces(store, given, context) {
    const cache = new nonce_cache_1.NonceCache(store, context);
    return {
        place: `${given.constructor.name}, through its get and set`,
        reach: () => Promise.resolve(cache),
        close: () => store.close(),
        dispose: () => disconnect(given),
    };
}
/** From a function that takes longer than the start, it is asked like any other cache that comes late. */
function memory({ maxEntries, maxBytes }, { clock }) {
    const cache = new memory_cache_1.MemoryCache({ maxEntries, maxBytes, clock });
    const close = () => cache.close();
    const place = 'memory of this process';
    return { place, reach: () => Promise.resolve(cache), close: () => void close(), dispose: close };
}
/** Put before it once: it is the same cache each time that it is reached. */
function wrapped({ given, wrap, description }, context) {
    const detected = detectCache(given, context);
    let cache;
    return {
        place: `${detected.place}, ${description}`,
        reach: async () => {
            const reached = await detected.reach();
            return (cache ??= wrap(reached, context));
        },
        close: () => detected.close(),
        dispose: () => detected.dispose(),
    };
}
async function disconnect(store) {
    if (!(0, given_cache_1.hasMethods)(store, ['disconnect']))
        return;
    try {
        await store['disconnect']();
    }
    catch {
        // It was closed by somebody else meanwhile.
    }
}
/** Keyv and its adapters pass on the errors of their client. */
function calm(given) {
    if ((0, given_cache_1.hasMethods)(given, ['on', 'listeners']))
        (0, node_redis_1.calmErrors)(given);
}
function refusal(given, problem, context) {
    return new unsupported_cache_error_1.UnsupportedCacheError({ alias: context.alias, given, problem });
}
//# sourceMappingURL=detect-cache.js.map