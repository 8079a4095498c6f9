import { InvalidationFailedError } from '../errors/invalidation-failed.error';
import { UnconfirmedKeysError } from '../errors/unconfirmed-keys.error';
import type { RegisteredCache } from '../runtime/cache.registry';
import type { Target } from './target-finder';

type ArgumentList = readonly unknown[];

/** The keys to drop from one cache, each with the arguments that it stands for: several calls may share one. */
type KeysOfCache = Map<string, ArgumentList[]>;

/**
 * Drops the outcomes of these calls, in one go for each cache.
 *
 * @throws UnkeyableArgumentError before anything is dropped
 * @throws InvalidationFailedError with the arguments that were not confirmed
 */
export async function invalidateCalls(
  targets: readonly Target[],
  calls: readonly ArgumentList[],
): Promise<void> {
  const failed = new Set<ArgumentList>();
  let firstCause: unknown;
  const dropFrom = async (registered: RegisteredCache, keys: KeysOfCache): Promise<void> => {
    try {
      await registered.cache.invalidate([...keys.keys()]);
    } catch (cause) {
      firstCause ??= cause;
      for (const key of unconfirmedKeys(cause, keys))
        for (const args of keys.get(key) ?? []) failed.add(args);
    }
  };
  await Promise.all([...keysByCache(targets, calls)].map(([registered, keys]) => dropFrom(registered, keys)));
  if (failed.size === 0) return;
  throw new InvalidationFailedError({ target: nameOf(targets), failed: [...failed], cause: firstCause });
}

/** @throws InvalidationFailedError */
export async function confirmBulk(target: string, confirmations: readonly unknown[]): Promise<void> {
  const results = await Promise.allSettled(confirmations);
  const rejected = results.find((result) => result.status === 'rejected');
  if (rejected) throw new InvalidationFailedError({ target, failed: [], cause: rejected.reason });
}

export function nameOf(targets: readonly Target[]): string {
  return targets.map(({ method }) => method.name).join(', ');
}

function keysByCache(
  targets: readonly Target[],
  calls: readonly ArgumentList[],
): Map<RegisteredCache, KeysOfCache> {
  const byCache = new Map<RegisteredCache, KeysOfCache>();
  for (const { method, instance } of targets) {
    const keys: KeysOfCache = byCache.get(method.registered) ?? new Map<string, ArgumentList[]>();
    byCache.set(method.registered, keys);
    for (const args of calls) addTo(keys, method.requireKey(instance, args), args);
  }
  return byCache;
}

function addTo(keys: KeysOfCache, key: string, args: ArgumentList): void {
  const sharing = keys.get(key);
  if (sharing) sharing.push(args);
  else keys.set(key, [args]);
}

/** A cache that does not say which keys it could not confirm has confirmed none. */
function unconfirmedKeys(cause: unknown, keys: KeysOfCache): Iterable<string> {
  return cause instanceof UnconfirmedKeysError ? cause.keys : keys.keys();
}
