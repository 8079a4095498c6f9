import type { GetSetDel } from '../nonce/get-set.store';
import type { NodeRedisClient, NodeRedisCluster } from '../connection/node-redis';

/** `redis://user:secret@host` and its like. */
export function isConnectionString(given: unknown): boolean {
  return typeof given === 'string' && /^[a-z][\w+.-]*:\/\//i.test(given);
}

/** A cache-manager 5 or plain store: `get`, `set` and `del`. */
export function isGetSetDel(given: unknown): given is GetSetDel & Fields {
  return hasMethods(given, ['get', 'set', 'del']);
}

/** A cache-manager 6 or 7 Cache. */
export function isCacheOfStores(given: unknown): given is Fields & { readonly stores: readonly unknown[] } {
  return hasMethods(given, ['get', 'set', 'del', 'wrap']) && Array.isArray(given['stores']);
}

/** A cache-manager 5 Cache. Without `store` it is a MultiCache, or no Cache at all. */
export function isCacheOfStore(given: unknown): given is Fields & { readonly store: unknown } {
  return isGetSetDel(given) && hasMethods(given, ['wrap']) && given['store'] !== undefined;
}

/** A cache-manager 5 MultiCache: layers. */
export function isMultiCache(given: unknown): boolean {
  return (
    isGetSetDel(given) && hasMethods(given, ['wrap']) && !isCacheOfStores(given) && !isCacheOfStore(given)
  );
}

/** A Keyv 5. Recognised by its shape, for an application may have installed several copies. */
export function isKeyv5(given: unknown): given is Fields & GetSetDel & { readonly store: unknown } {
  return (
    hasMethods(given, ['get', 'set', 'delete', 'getMany']) && 'useKeyPrefix' in given && 'store' in given
  );
}

/** A Keyv 6 hides its adapter; a Keyv 4 has no getter for it. */
export function isOtherKeyv(given: unknown): boolean {
  if (!hasMethods(given, ['get', 'set', 'delete', 'clear']) || isKeyv5(given)) return false;
  return (
    ('serialization' in given && 'store' in given) ||
    ('opts' in given && hasMethods(given, ['_getKeyPrefix']))
  );
}

/** What holds a Redis client: a store of cache-manager-redis-yet, or a KeyvRedis. */
export function hasRedisClient(given: unknown): given is Fields & { readonly client: unknown } {
  return hasMethods(given, ['get', 'set']) && isClientLike(given['client']);
}

/** The client is one of another library (ioredis, iovalkey): the store itself is all we can speak to. */
export function hasForeignClient(given: { readonly client: unknown }): boolean {
  return isObject(given.client) && !('isOpen' in given.client);
}

/** Any Redis client, of whatever library. */
export function isClientLike(given: unknown): given is Fields {
  return hasMethods(given, ['sendCommand']);
}

/** One server. A pool is not ready as a whole, and a sentinel's client speaks to several servers. */
export function isNodeRedisClient(given: unknown): given is NodeRedisClient {
  if (!hasMethods(given, CLIENT_METHODS) || 'getSentinelNode' in given) return false;
  return isBoolean(given['isOpen']) && isBoolean(given['isReady']);
}

export function isNodeRedisCluster(given: unknown): given is NodeRedisCluster {
  return hasMethods(given, CLIENT_METHODS) && isBoolean(given['isOpen']) && Array.isArray(given['masters']);
}

/** Of a cluster: its own option, as generation 5 shows it; generation 4 shows only the replicas it has found. */
export function readsFromReplicas(client: NodeRedisClient | NodeRedisCluster): boolean {
  const { options, _options, replicas } = client as unknown as Fields;
  if (field(options, 'readonly') === true) return true;
  if (field(_options, 'useReplicas') === true || field(field(_options, 'defaults'), 'readonly') === true)
    return true;
  return Array.isArray(replicas) && replicas.length > 0;
}

export function hasClientSideCache(client: NodeRedisClient | NodeRedisCluster): boolean {
  const { clientSideCache, options } = client as unknown as Fields;
  return Boolean(clientSideCache ?? field(options, 'clientSideCache'));
}

/** A generation 4 client in legacyMode answers by callbacks only. */
export function speaksLegacy(client: NodeRedisClient | NodeRedisCluster): boolean {
  return field((client as unknown as Fields)['options'], 'legacyMode') === true;
}

export type Fields = Readonly<Record<string, unknown>>;

const CLIENT_METHODS = ['sendCommand', 'connect', 'on', 'off', 'listeners'];

export function hasMethods(given: unknown, names: readonly string[]): given is Fields {
  return isObject(given) && names.every((name) => typeof given[name] === 'function');
}

function isObject(given: unknown): given is Fields {
  return typeof given === 'object' && given !== null;
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function field(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}
