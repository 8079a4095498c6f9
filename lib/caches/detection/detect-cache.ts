import type { SharedCache } from '../../ports/outcome-cache';
import { type CacheProblem, UnsupportedCacheError } from '../../errors/unsupported-cache.error';
import type { DetectedCache, DetectionContext } from './detected-cache';
import {
  type Fields,
  hasForeignClient,
  hasMethods,
  hasRedisClient,
  isCacheOfStore,
  isCacheOfStores,
  isClientLike,
  isConnectionString,
  isGetSetDel,
  isKeyv5,
  isMultiCache,
  isOtherKeyv,
} from './given-cache';
import { MemoryCache } from '../memory/memory.cache';
import { MemoryCacheDescription } from '../memory/memory-cache.description';
import { TieredDescription } from '../tiered/tiered.description';
import { NonceCache } from '../nonce/nonce.cache';
import type { TextStore } from '../stored/text-store';
import { type GetSetDel, GetSetStore } from '../nonce/get-set.store';
import { detectRedis } from './detect-redis';
import { WrappedCache } from './wrapped-cache';
import { calmErrors } from '../connection/node-redis';

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
export function detectCache(given: unknown, context: DetectionContext): DetectedCache {
  calm(given);
  if (given instanceof MemoryCacheDescription) return memory(given, context);
  if (given instanceof TieredDescription) throw refusal(given, 'tiered inside', context);
  if (given instanceof WrappedCache) return wrapped(given, context);
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
  if (isGetSetDel(given) && (!hasRedisClient(given) || hasForeignClient(given)))
    return withNonces(new GetSetStore(given, LONGEST_TIMER), given, context);
  if (hasRedisClient(given)) return detectRedis({ client: given.client, given }, context);
  throw refusal(given, 'unknown', context);
}

/** Past the Keyv to the client of its adapter, where there is one; a namespace is then of no account. */
function detectKeyv(
  keyv: Fields & GetSetDel & { readonly store: unknown },
  context: DetectionContext,
): DetectedCache {
  const adapter = keyv.store;
  calm(adapter);
  // cache-manager's KeyvAdapter, round a store of cache-manager 5.
  const wrapped = hasMethods(adapter, ['get', 'set']) && isGetSetDel(adapter['_cache']);
  const inner = wrapped ? adapter['_cache'] : adapter;
  if (!hasRedisClient(inner) || hasForeignClient(inner))
    return withNonces(new GetSetStore(keyv, wrapped ? LONGEST_TIMER : undefined), keyv, context);
  return detectRedis({ client: inner.client, given: keyv }, context);
}

function withNonces(store: TextStore, given: Fields, context: DetectionContext): DetectedCache {
  const cache = new NonceCache(store, context);
  return {
    place: `${given.constructor.name}, through its get and set`,
    reach: () => Promise.resolve(cache),
    close: () => store.close(),
    dispose: () => disconnect(given),
  };
}

/** From a function that takes longer than the start, it is asked like any other cache that comes late. */
function memory(
  { maxEntries, maxBytes }: MemoryCacheDescription,
  { clock }: DetectionContext,
): DetectedCache {
  const cache = new MemoryCache({ maxEntries, maxBytes, clock });
  const close = (): Promise<void> => cache.close();
  const place = 'memory of this process';
  return { place, reach: () => Promise.resolve(cache), close: () => void close(), dispose: close };
}

/** Put before it once: it is the same cache each time that it is reached. */
function wrapped({ given, wrap, description }: WrappedCache, context: DetectionContext): DetectedCache {
  const detected = detectCache(given, context);
  let cache: SharedCache | undefined;
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

async function disconnect(store: Fields): Promise<void> {
  if (!hasMethods(store, ['disconnect'])) return;
  try {
    await (store['disconnect'] as () => unknown)();
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
