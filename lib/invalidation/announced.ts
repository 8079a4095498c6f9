import type { InvalidateMessage } from '../ports/diagnostics';
import type { Answer } from '../ports/outcome-cache';
import type { RegisteredCache } from '../runtime/cache.registry';

/** What is to be dropped from one cache, in words. */
export interface Announcement extends Pick<InvalidateMessage, 'method' | 'target'> {
  /** As the cache has them. */
  readonly keys?: readonly string[];
}

/** Drops, and then tells those who follow it what became of it: where there are none, nothing is described or timed. */
export async function announced(
  { activity, alias, beginnings, clock }: RegisteredCache,
  describe: () => Announcement,
  drop: () => Answer<void>,
): Promise<void> {
  if (!activity.isFollowed) return drop();
  const begin = clock.monotonic();
  const tell = (rest: Pick<InvalidateMessage, 'outcome' | 'error'>): void => {
    const { method, target, keys = [] } = describe();
    const ms = clock.monotonic() - begin;
    const shown = keys.map((key) => beginnings.shown(key));
    activity.invalidated({ method, alias, target, ms, keys: shown, ...rest });
  };
  try {
    await drop();
  } catch (error) {
    tell({ outcome: 'failed', error });
    throw error;
  }
  tell({ outcome: 'confirmed' });
}
