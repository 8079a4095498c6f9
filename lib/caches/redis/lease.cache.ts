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
import { UnderWay } from '../../time/under-way';
import { createNonceSource, NONCE_LENGTH } from '../stored/nonce-source';
import { StoreKeys } from '../stored/store-keys';
import type { StoredCacheSettings } from '../stored/stored-cache-settings';
import { FramedHit, frameValue, toLifeMs } from '../stored/value-frame';
import { LeaseLookups } from './lease-lookups';
import { RELEASE_SCRIPT } from './lease-scripts';
import { ManyFills } from './many/many-fills';
import { RedisDrops } from './redis-drops';
import type { RedisSession, RedisTopology } from '../connection/redis-session';
import { type TaggedFill, TaggedFills } from './tagged-fills';
import { TaggedLookups } from './tagged-lookups';

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
  private readonly taggedLookups: TaggedLookups;
  private readonly taggedFills: TaggedFills;
  private readonly manyFills: ManyFills;
  private readonly drops: RedisDrops;
  private readonly fills = new UnderWay();

  constructor(
    private readonly topology: RedisTopology,
    private readonly settings: StoredCacheSettings,
  ) {
    this.keys = new StoreKeys(settings.keyPrefix);
    const nonce = settings.nonce ?? createNonceSource();
    const common = { keys: this.keys, leaseMs: String(toLifeMs(settings.leaseMs)), nonce };
    this.drops = new RedisDrops(topology, common);
    this.lookups = new LeaseLookups(topology, common);
    this.taggedLookups = new TaggedLookups(topology, common);
    this.taggedFills = new TaggedFills(common);
    this.manyFills = new ManyFills(topology);
  }

  get isReady(): boolean {
    return this.topology.session !== undefined;
  }

  lookupMany(asked: readonly AskedQuestion[]): void {
    let session: RedisSession;
    try {
      session = this.topology.requireSession();
    } catch (cause) {
      for (const each of asked) each.fail(cause);
      return;
    }
    const tagged = asked.filter(({ question }) => question.tags !== undefined);
    if (tagged.length > 0) this.taggedLookups.lookupMany(session, tagged);
    const others = tagged.length === 0 ? asked : asked.filter(({ question }) => question.tags === undefined);
    if (others.length > 0) this.lookups.lookupMany(session, others);
  }

  async peek(question: Question): Promise<Hit | Absent> {
    return (await this.lookupsFor(question).peek(question)) ?? { kind: 'absent' };
  }

  async open(question: Question, mode: OpenMode): Promise<Miss | Bypass> {
    // Only a lease of the mode 'read' is ever answered with a hit.
    return (await this.lookupsFor(question).lease(question, mode)) as Miss | Bypass;
  }

  fill(ticket: Ticket, payload: Payload, { ttl, tags }: FillTerms): Promise<boolean> {
    const life = toLifeMs(ttl);
    const at = this.settings.clock.wall();
    const text = payload as string; // `keeps` is 'text'
    const filled = tags
      ? this.fillTagged({ ticket, payload: text, tags, at, life })
      : this.fillNow(ticket, text, { at, life });
    return this.fills.track(filled);
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

  private lookupsFor({ tags }: Question): LeaseLookups | TaggedLookups {
    return tags === undefined ? this.lookups : this.taggedLookups;
  }

  private async fillTagged(fill: TaggedFill): Promise<boolean> {
    return this.taggedFills.fill(this.topology.requireSession(), fill);
  }

  private fillNow(
    { question, id }: Ticket,
    payload: string,
    { at, life }: { readonly at: number; readonly life: number },
  ): Promise<boolean> {
    const { key, kind } = question;
    const lease = id as string; // the ids of this cache are texts
    const value = frameValue(lease.slice(NONCE_LENGTH), { at, life }, payload);
    const [valueName, leaseName] = [this.keys.value(key, kind), this.keys.lease(key, kind)];
    return this.manyFills.fill({ valueName, leaseName, lease, value, life });
  }
}
