import type {
  Absent,
  AskedQuestion,
  Bypass,
  DropNames,
  FillTerms,
  Freshness,
  Hit,
  Miss,
  OpenMode,
  Payload,
  Question,
  SharedCache,
  Ticket,
} from '../../ports/outcome-cache';
import { FillsUnderWay } from '../stored/fills-under-way';
import { createNonceSource, NONCE_LENGTH } from '../stored/nonce-source';
import { StoreKeys } from '../stored/store-keys';
import type { StoredCacheSettings } from '../stored/stored-cache-settings';
import { FramedHit, frameValue, toLifeMs } from '../stored/value-frame';
import { LeaseLookups } from './lease-lookups';
import { FILL_SCRIPT, RELEASE_SCRIPT } from './lease-scripts';
import { RedisDrops } from './redis-drops';
import type { RedisTopology } from '../connection/redis-session';

/**
 * The lease protocol: no stale read across all processes that talk to one Redis primary.
 *
 * The value (`:v`) holds the outcome, bound to the nonce of its group and to the history of the server's data. The lease
 * (`:l`) exists only while somebody computes: its token was seen in Redis before the computation began, an invalidation
 * deletes it, and a fill is taken only while it is still there. The nonce of the group (`:n`) is deleted to invalidate the
 * whole group, and tells which run of the server it belongs to, so that one restarted from an older snapshot is cold.
 * Eviction, expiry and flushes only remove: fills are refused, reads miss. Safety needs no clock. A lease is no lock:
 * several processes may share it. Both name the key that they belong to, so that no reply to another question is believed.
 */
export class LeaseCache implements SharedCache {
  readonly keeps = 'text';
  private readonly keys: StoreKeys;
  private readonly lookups: LeaseLookups;
  private readonly drops: RedisDrops;
  private readonly fills = new FillsUnderWay();

  constructor(
    private readonly topology: RedisTopology,
    private readonly settings: StoredCacheSettings,
  ) {
    this.keys = new StoreKeys(settings.keyPrefix);
    this.drops = new RedisDrops(topology, this.keys);
    this.lookups = new LeaseLookups(topology, {
      keys: this.keys,
      leaseMs: String(toLifeMs(settings.leaseMs)),
      nonce: settings.nonce ?? createNonceSource(),
    });
  }

  get isReady(): boolean {
    return this.topology.session !== undefined;
  }

  lookupMany(asked: readonly AskedQuestion[]): void {
    this.lookups.lookupMany(asked);
  }

  async peek(question: Question): Promise<Hit | Absent> {
    return (await this.lookups.peek(question)) ?? { kind: 'absent' };
  }

  async open(question: Question, mode: OpenMode): Promise<Miss | Bypass> {
    // Only a lease of the mode 'read' is ever answered with a hit.
    return (await this.lookups.lease(question, mode)) as Miss | Bypass;
  }

  fill(ticket: Ticket, payload: Payload, { ttl }: FillTerms): Promise<boolean> {
    return this.fills.track(this.fillNow(ticket, payload as string, toLifeMs(ttl))); // `keeps` is 'text'
  }

  async release({ question: { key, kind }, id }: Ticket): Promise<void> {
    // The ids of this cache are texts.
    const lease = { keys: [this.keys.lease(key, kind)], args: [id as string] };
    await RELEASE_SCRIPT.run(this.topology.requireSession(), lease);
  }

  drop(names: DropNames, onConfirmed: (names: DropNames) => void): Promise<void> {
    return this.drops.drop(names, onConfirmed);
  }

  clear(onProgress: () => void): Promise<void> {
    return this.drops.clear(onProgress);
  }

  freshness(hit: Hit): Freshness {
    return hit instanceof FramedHit ? hit.freshness(this.settings.clock) : { age: 0, ttl: 0 };
  }

  async close(): Promise<void> {
    await this.fills.drain(this.settings.scheduler, this.settings.drainMs);
    this.topology.close();
  }

  private async fillNow({ question, id }: Ticket, payload: string, life: number): Promise<boolean> {
    const { key, kind } = question;
    const lease = id as string; // the ids of this cache are texts
    const value = frameValue(lease.slice(NONCE_LENGTH), { at: this.settings.clock.wall(), life }, payload);
    const keys = [this.keys.value(key, kind), this.keys.lease(key, kind)];
    const args = [lease, value, String(life)];
    return (await FILL_SCRIPT.run(this.topology.requireSession(), { keys, args })) === 1;
  }
}
