import { DeadlineExceededError } from '../../errors/deadline-exceeded.error';
import { UnconfirmedKeysError } from '../../errors/unconfirmed-keys.error';
import type {
  Answer,
  Bypass,
  Hit,
  Lookup,
  Miss,
  OutcomeCache,
  Payload,
  Ticket,
} from '../../ports/outcome-cache';
import { Connector, type ConnectorSettings } from './connector';

/**
 * Stands in for a remote cache that cannot be made yet, because its server is down: calls go past it, an
 * invalidation tries to connect at once, and it is tried again behind their backs.
 */
export class ConnectingCache implements OutcomeCache {
  /** A cache of objects has no server to wait for. */
  readonly keeps = 'text';
  private readonly connector: Connector;

  constructor(private readonly settings: ConnectorSettings) {
    this.connector = new Connector(settings);
  }

  /**
   * Tries for the first time. Resolves when that attempt is over, whether it connected or not, and after `patience`
   * milliseconds at the latest: an application starts without its cache.
   *
   * @throws CacheMemoizeError where there is no use in trying again: what was given is refused
   */
  async start(patience: number): Promise<void> {
    const attempt = this.connector.connect();
    try {
      await this.settings.deadlines.limit(attempt, patience);
    } catch (cause) {
      if (this.connector.isRefused) throw cause;
      if (cause instanceof DeadlineExceededError) this.connector.tellDelay(cause);
    }
  }

  get isReady(): boolean {
    return this.connector.cache?.isReady ?? false;
  }

  lookup(key: string, group: string): Answer<Lookup> {
    return this.connector.cache?.lookup(key, group) ?? NOT_CONNECTED;
  }

  open(key: string, group: string, mode: 'share' | 'replace'): Answer<Miss | Bypass> {
    return this.connector.cache?.open(key, group, mode) ?? NOT_CONNECTED;
  }

  fill(ticket: Ticket, payload: Payload, ttl: number): Answer<boolean> {
    return this.connector.cache?.fill(ticket, payload, ttl) ?? false;
  }

  release(ticket: Ticket): Answer<void> {
    return this.connector.cache?.release(ticket);
  }

  async invalidate(keys: readonly string[]): Promise<void> {
    const cache = await this.connector.connect().catch((cause: unknown) => {
      throw new UnconfirmedKeysError(keys, { cause });
    });
    await cache.invalidate(keys);
  }

  async invalidateGroup(group: string): Promise<void> {
    const cache = await this.connector.connect();
    await cache.invalidateGroup(group);
  }

  async clear(): Promise<void> {
    const cache = await this.connector.connect();
    await cache.clear();
  }

  freshness(hit: Hit): { readonly age: number; readonly ttl: number } {
    // Only the cache itself makes hits, so it is there; should it not be, the hit is as good as over.
    return this.connector.cache?.freshness(hit) ?? { age: 0, ttl: 0 };
  }

  close(): Promise<void> {
    return this.connector.close();
  }
}

const NOT_CONNECTED: Bypass = Object.freeze({ kind: 'bypass', cause: new Error('The connection is down') });
