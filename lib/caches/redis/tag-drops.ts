import type { RedisSession, RedisTopology } from '../connection/redis-session';
import type { LeaseNoncesSettings } from './lease-nonces';
import type { NamedDrop } from './named-drops';
import { INVALIDATE_TAGS_SCRIPT } from './tag-scripts';

/** Invalidates tags, for values of either protocol, so that no computation that is under way keeps what it made of them. */
export class TagDrops {
  constructor(
    private readonly topology: RedisTopology,
    private readonly settings: LeaseNoncesSettings,
  ) {}

  /** Resolves when confirmed. */
  async drop(session: RedisSession, drops: readonly NamedDrop[]): Promise<void> {
    const { keys, nonce } = this.settings;
    const names = drops.flatMap(({ stored }) => stored);
    if (!session.isOneServer) return this.dropInSteps(session, names);
    // In one step the clock may go with the nonces: then nobody's ticket holds who does not know yet which tags he needs.
    if (!this.topology.allowsScripts) return session.delete([keys.tagClock, ...names]);
    await INVALIDATE_TAGS_SCRIPT.run(session, { keys: [keys.tagClock, ...names], args: [nonce()] });
  }

  /** The clock before any nonce: who finds a nonce made anew has to find the clock of afterwards. */
  private async dropInSteps(session: RedisSession, names: readonly string[]): Promise<void> {
    await session.delete([this.settings.keys.tagClock]);
    await Promise.all(names.map((name) => session.delete([name])));
  }
}
