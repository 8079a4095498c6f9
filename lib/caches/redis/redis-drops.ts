import type { DropNames } from '../../ports/outcome-cache';
import { UnconfirmedDropError } from '../../ports/unconfirmed-drop.error';
import type { Drops } from '../stored/drops';
import type { StoreKeys } from '../stored/store-keys';
import type { LeaseNoncesSettings } from './lease-nonces';
import { listDrops, listTagDrops, type NamedDrop, namesOfDrops } from './named-drops';
import type { RedisSession, RedisTopology } from '../connection/redis-session';
import { sweep } from './sweep';
import { INVALIDATE_TAGS_SCRIPT } from './tags/tag-scripts';

/** How many one script invalidates: it holds the server for about a millisecond. */
const TAGS_PER_STEP = 500;

/**
 * Invalidates on a Redis what either protocol keeps there: during a rolling restart after a change of access rights some
 * processes may run scripts and others may not, and each has to see the invalidations of the other.
 */
export class RedisDrops implements Drops {
  private readonly keys: StoreKeys;

  constructor(
    private readonly topology: RedisTopology,
    private readonly settings: LeaseNoncesSettings,
  ) {
    this.keys = settings.keys;
  }

  /** One command for each thousand keys and groups and one for each thousand tags, on a cluster for each one. */
  async drop(names: DropNames, onConfirmed: (names: DropNames) => void): Promise<void> {
    const session = this.sessionFor(names);
    const chunks = [
      ...inChunks(listDrops(this.keys, names), session.keysPerDelete),
      ...inChunks(listTagDrops(this.keys, names), TAGS_PER_STEP),
    ];
    const outcomes = await Promise.allSettled(
      chunks.map(async (chunk) => {
        if (chunk[0]?.of === 'tags') await this.dropTags(session, namesIn(chunk));
        else await session.delete(namesIn(chunk));
        onConfirmed(namesOfDrops(chunk));
      }),
    );
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure === undefined) return;
    const unconfirmed = chunks.filter((_, index) => outcomes[index]?.status === 'rejected').flat();
    throw new UnconfirmedDropError(namesOfDrops(unconfirmed), { cause: failure.reason });
  }

  /** The root's nonce, which no pattern finds without those of others, then all that the pattern finds. */
  async clear(onProgress: () => void): Promise<void> {
    const session = this.topology.requireSession();
    await session.delete([this.keys.rootNonce]);
    onProgress();
    await sweep(session, this.keys.pattern, onProgress);
  }

  /** For values of either protocol, and so that no computation under way keeps what it has made of them. */
  private async dropTags(session: RedisSession, names: readonly string[]): Promise<void> {
    const { tagClock } = this.keys;
    if (!session.isOneServer) {
      // The clock before any nonce: who finds a nonce made anew has to find the clock of afterwards.
      await session.delete([tagClock]);
      await Promise.all(names.map((name) => session.delete([name])));
    } else if (this.topology.allowsScripts) {
      const args = [this.settings.nonce()];
      await INVALIDATE_TAGS_SCRIPT.run(session, { keys: [tagClock, ...names], args });
    } else {
      // In one step. Without a clock no ticket holds whose tags were not known when it was opened.
      await session.delete([tagClock, ...names]);
    }
  }

  private sessionFor(names: DropNames): RedisSession {
    try {
      return this.topology.requireSession();
    } catch (cause) {
      throw new UnconfirmedDropError(names, { cause });
    }
  }
}

function namesIn(drops: readonly NamedDrop[]): string[] {
  return drops.flatMap(({ stored }) => stored);
}

function inChunks<Item>(items: readonly Item[], size: number): Item[][] {
  const chunks: Item[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}
