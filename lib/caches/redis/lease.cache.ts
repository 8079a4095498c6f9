import { UnconfirmedKeysError } from '../../errors/unconfirmed-keys.error';
import type { Clock } from '../../ports/clock';
import type { Bypass, Hit, Lookup, Miss, OutcomeCache, Payload, Ticket } from '../../ports/outcome-cache';
import { drain } from '../stored/drain';
import { createNonceSource, NONCE_LENGTH, type NonceSource } from '../stored/nonce-source';
import { RedisLookups } from './lease-lookups';
import { FILL_SCRIPT, RELEASE_SCRIPT } from './lease-scripts';
import { type RedisSession, RedisSessionLostError, type RedisTopology } from './redis-session';
import { sweep } from './sweep';
import { StoreKeys } from '../stored/store-keys';
import { FramedHit, frameValue, toLifeMs } from '../stored/value-frame';

export interface RedisCacheOptions {
  /** What every name in Redis begins with. */
  readonly keyPrefix: string;
  /** How long a computation may take and still be kept, in milliseconds. */
  readonly leaseMs: number;
  /** How long close() waits for fills under way, in milliseconds. @default 1000 */
  readonly drainMs?: number;
  readonly clock: Clock;
  /** Where tokens and nonces come from. @default a cryptographic source */
  readonly nonce?: NonceSource;
}

/**
 * Protocol L: no stale read across all processes that talk to one Redis primary.
 *
 * V holds the outcome, bound to the nonce of its group. L, the lease, exists only while somebody computes: its token
 * was seen in Redis before the computation began, an invalidation deletes it, and a fill is taken only while it is
 * still there. N, the nonce of the group, is deleted to invalidate the whole group, and tells which run of the
 * server it belongs to, so that one restarted from an older snapshot is cold. Eviction, expiry and flushes only
 * remove: fills are refused, reads miss. Safety needs no clock. L is no lock: several processes may share it.
 */
export class RedisCache implements OutcomeCache {
  readonly keeps = 'text';
  private readonly keys: StoreKeys;
  private readonly lookups: RedisLookups;
  private readonly fills = new Set<Promise<unknown>>();

  constructor(
    private readonly topology: RedisTopology,
    private readonly options: RedisCacheOptions,
  ) {
    this.keys = new StoreKeys(options.keyPrefix);
    this.lookups = new RedisLookups(topology, {
      keys: this.keys,
      leaseMs: String(toLifeMs(options.leaseMs)),
      nonce: options.nonce ?? createNonceSource(),
    });
  }

  get isReady(): boolean {
    return this.topology.session !== undefined;
  }

  lookup(key: string, group: string): Promise<Lookup> {
    return this.lookups.find(key, group);
  }

  async open(key: string, group: string, mode: 'share' | 'replace'): Promise<Miss | Bypass> {
    // Only a lease of the mode 'read' is ever answered with a hit.
    return (await this.lookups.lease({ key, group, mode })) as Miss | Bypass;
  }

  async fill(ticket: Ticket, payload: Payload, ttl: number): Promise<boolean> {
    const filling = this.fillNow(ticket, payload as string, toLifeMs(ttl));
    this.fills.add(filling);
    try {
      return await filling;
    } finally {
      this.fills.delete(filling);
    }
  }

  async release(ticket: Ticket): Promise<void> {
    await RELEASE_SCRIPT.run(this.currentSession(), [this.keys.lease(ticket.key)], [ticket.id as string]);
  }

  async invalidate(keys: readonly string[]): Promise<void> {
    const { session } = this.topology;
    if (session === undefined) throw new UnconfirmedKeysError(keys, { cause: new RedisSessionLostError() });
    const chunks = inChunks(keys, session.keysPerDelete);
    const outcomes = await Promise.allSettled(chunks.map((chunk) => this.deleteKeys(session, chunk)));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure === undefined) return;
    const unconfirmed = chunks.filter((_, index) => outcomes[index]?.status === 'rejected').flat();
    throw new UnconfirmedKeysError(unconfirmed, { cause: failure.reason });
  }

  async invalidateGroup(group: string): Promise<void> {
    const nonceKey = this.keys.groupNonce(group);
    await this.currentSession().delete([nonceKey]);
  }

  async clear(): Promise<void> {
    await sweep(this.currentSession(), this.keys.pattern);
  }

  freshness(hit: Hit): { age: number; ttl: number } {
    return hit instanceof FramedHit ? hit.freshness(this.options.clock) : { age: 0, ttl: 0 };
  }

  async close(): Promise<void> {
    await drain(this.fills, this.options.drainMs);
    this.topology.close();
  }

  private currentSession(): RedisSession {
    const { session } = this.topology;
    if (session === undefined) throw new RedisSessionLostError();
    return session;
  }

  private async fillNow(ticket: Ticket, payload: string, life: number): Promise<boolean> {
    const lease = ticket.id as string;
    const value = frameValue(lease.slice(NONCE_LENGTH), { at: this.options.clock.wall(), life }, payload);
    const names = [this.keys.value(ticket.key), this.keys.lease(ticket.key)];
    return (await FILL_SCRIPT.run(this.currentSession(), names, [lease, value, String(life)])) === 1;
  }

  private deleteKeys(session: RedisSession, keys: readonly string[]): Promise<void> {
    return session.delete([
      ...keys.map((key) => this.keys.lease(key)),
      ...keys.map((key) => this.keys.value(key)),
    ]);
  }
}

function inChunks(keys: readonly string[], size: number): string[][] {
  const chunks: string[][] = [];
  for (let at = 0; at < keys.length; at += size) chunks.push(keys.slice(at, at + size));
  return chunks;
}
