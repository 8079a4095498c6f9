import { InvalidationFailedError } from '../errors/invalidation-failed.error';
import type { DropNames } from '../ports/outcome-cache';
import { UnconfirmedDropError } from '../ports/unconfirmed-drop.error';
import type { RegisteredCache } from '../runtime/cache.registry';
import type { GivenExtra } from '../runtime/method-key';
import { type Announcement, announced } from './announced';
import type { Target } from './target-finder';

type ArgumentList = readonly unknown[];

/** What to drop from one cache, each key with the arguments that it stands for: several calls may share one. */
interface CallsOfCache {
  readonly keys: Map<string, ArgumentList[]>;
  readonly marks: Map<string, ArgumentList[]>;
  /** The greatest that an outcome of any of the methods was given, in milliseconds. */
  life: number;
}

/**
 * Drops the outcomes of these calls, in one go for each cache.
 *
 * @param extra what stands in the keys in place of what the function `extra` would answer
 * @throws UnkeyableArgumentError before anything is dropped
 * @throws InvalidationFailedError with the arguments that were not confirmed
 */
export async function invalidateCalls(
  targets: readonly Target[],
  calls: readonly ArgumentList[],
  extra?: GivenExtra,
): Promise<void> {
  const failed = new Set<ArgumentList>();
  let firstCause: unknown;
  const dropFrom = async (registered: RegisteredCache, calls: CallsOfCache): Promise<void> => {
    const { keys, marks, life } = calls;
    const names = { keys: [...keys.keys()], marks: [...marks.keys()], life };
    const method = nameOf(targets);
    const describe = (): Announcement => ({ method, target: method, keys: [...names.keys, ...names.marks] });
    try {
      await announced(registered, describe, () => registered.cache.drop(names));
    } catch (error) {
      firstCause ??= causeOf(error);
      const unconfirmed = unconfirmedNames(error, names);
      for (const key of unconfirmed.keys ?? []) for (const args of keys.get(key) ?? []) failed.add(args);
      for (const key of unconfirmed.marks ?? []) for (const args of marks.get(key) ?? []) failed.add(args);
    }
  };
  await Promise.all(
    [...callsByCache(targets, calls, extra)].map(([registered, named]) => dropFrom(registered, named)),
  );
  if (failed.size === 0) return;
  throw new InvalidationFailedError({ target: nameOf(targets), failed: [...failed], cause: firstCause });
}

/**
 * Waits until all of them are confirmed.
 *
 * @param target what was to be invalidated, for the error
 * @throws InvalidationFailedError
 */
export async function confirmBulk(target: string, confirmations: readonly unknown[]): Promise<void> {
  const results = await Promise.allSettled(confirmations);
  const rejected = results.find((result) => result.status === 'rejected');
  if (rejected) throw new InvalidationFailedError({ target, failed: [], cause: causeOf(rejected.reason) });
}

export function nameOf(targets: readonly Target[]): string {
  return [...new Set(targets.map(({ method }) => method.name))].join(', ');
}

function callsByCache(
  targets: readonly Target[],
  calls: readonly ArgumentList[],
  extra: GivenExtra | undefined,
): Map<RegisteredCache, CallsOfCache> {
  const byCache = new Map<RegisteredCache, CallsOfCache>();
  for (const { method, instance } of targets) {
    const named: CallsOfCache = byCache.get(method.registered) ?? {
      keys: new Map(),
      marks: new Map(),
      life: 0,
    };
    byCache.set(method.registered, named);
    named.life = Math.max(named.life, method.longestLife);
    const ofKind = method.kind === 'mark' ? named.marks : named.keys;
    for (const args of calls) addTo(ofKind, method.requireKey(instance, args, extra), args);
  }
  return byCache;
}

function addTo(keys: Map<string, ArgumentList[]>, key: string, args: ArgumentList): void {
  const sharing = keys.get(key);
  if (sharing) sharing.push(args);
  else keys.set(key, [args]);
}

/** A cache that does not say what it could not confirm has confirmed nothing. */
function unconfirmedNames(error: unknown, names: DropNames): DropNames {
  return error instanceof UnconfirmedDropError ? error.names : names;
}

/** The names are nobody's business but the library's. */
function causeOf(error: unknown): unknown {
  return error instanceof UnconfirmedDropError ? error.cause : error;
}
