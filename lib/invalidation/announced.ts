import type { RegisteredCache } from '../runtime/caches/registered-cache';
import type { DropsOfCache } from './collected-drops';

/** What is to be dropped from one cache. */
interface Announcement {
  readonly wanted: DropsOfCache;
  /** In words, as an error would tell it. */
  readonly target: string;
}

/**
 * Attempts it, and then tells those who follow it what became of it: where there are none, nothing is described or timed.
 *
 * @param attempt answers what was not confirmed, and why
 */
export async function announced<Unconfirmed extends { readonly cause: unknown }>(
  { activity, alias, beginnings, clock }: RegisteredCache,
  { wanted, target }: Announcement,
  attempt: () => Promise<Unconfirmed | undefined>,
): Promise<Unconfirmed | undefined> {
  if (!activity.isFollowed) return attempt();
  const begin = clock.monotonic();
  const unconfirmed = await attempt();
  const { keys, marks, methods } = wanted;
  activity.invalidated({
    method: methods.size > 0 ? [...methods].join(', ') : undefined,
    alias,
    outcome: unconfirmed ? 'failed' : 'confirmed',
    target,
    ms: clock.monotonic() - begin,
    keys: [...keys.keys(), ...marks.keys()].map((key) => beginnings.shown(key)),
    ...(unconfirmed && { error: unconfirmed.cause }),
  });
  return unconfirmed;
}
