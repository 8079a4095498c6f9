import type { RedisSession } from '../connection/redis-session';
import type { NonceSource } from '../stored/nonce-source';
import type { StoreKeys } from '../stored/store-keys';
import { NONCE_SCRIPT } from './lease-scripts';

export interface LeaseNoncesSettings {
  readonly keys: StoreKeys;
  readonly nonce: NonceSource;
}

/** Where every clock begins that lies on a node of its own: there each invalidation of tags ends the epoch. */
const TIME_ZERO = '0';

/** The nonces that a lease is made under, on a cluster, where they lie on other nodes than the lease. */
export class LeaseNonces {
  constructor(private readonly settings: LeaseNoncesSettings) {}

  /** Of the group. What is missing is made. */
  ofGroup(session: RedisSession, nonceName: string): Promise<string> {
    return this.make(session, nonceName, session.runId);
  }

  /** Of the tags. */
  async ofTags(session: RedisSession, labels: readonly string[]): Promise<string> {
    const { keys } = this.settings;
    const nonces = await Promise.all(labels.map((label) => this.make(session, keys.tagNonce(label), '')));
    return nonces.join('');
  }

  /** What the clock of the tags says. */
  async clock(session: RedisSession): Promise<string> {
    return (await this.make(session, this.settings.keys.tagClock, TIME_ZERO)) + TIME_ZERO;
  }

  private async make(session: RedisSession, name: string, end: string): Promise<string> {
    const args = [this.settings.nonce(), end];
    return (await NONCE_SCRIPT.run(session, { keys: [name], args })) as string; // what its form says
  }
}
