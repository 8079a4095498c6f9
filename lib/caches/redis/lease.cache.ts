import type {
  Absent,
  AskedQuestion,
  Bypass,
  DropNames,
  FillTerms,
  Freshness,
  Hit,
  Lookup,
  Miss,
  OpenMode,
  Payload,
  Question,
  SharedCache,
  StaleFate,
  Ticket,
} from '../../ports/outcome-cache';
import { UnderWay } from '../../time/under-way';
import { createNonceSource, NONCE_LENGTH } from '../stored/nonce-source';
import { StoreKeys } from '../stored/store-keys';
import type { StoredCacheSettings } from '../stored/stored-cache-settings';
import {
  FramedHit,
  frameValue,
  freshnessOf,
  keptFor,
  type KeptTimes,
  retryStamp,
  toLifeMs,
} from '../stored/value-frame';
import { LeaseLookups } from './lease-lookups';
import { RELEASE_SCRIPT, REST_SCRIPT } from './lease-scripts';
import { ManyFills } from './many/many-fills';
import { RedisDrops } from './redis-drops';
import type { RedisSession, RedisTopology } from '../connection/redis-session';
import { type TaggedFill, TaggedFills } from './tags/tagged-fills';
import { TaggedLookups } from './tags/tagged-lookups';

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
  private readonly underWay = new UnderWay();

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
    return (await this.lookupsFor(question).lease(question, { mode })) as Miss | Bypass;
  }

  async lookupPast(question: Question, hit: Hit): Promise<Lookup> {
    return this.lookupsFor(question).lease(question, { mode: 'read', past: stampOf(hit) });
  }

  fill(ticket: Ticket, payload: Payload, { ttl, tags, staleFor }: FillTerms): Promise<boolean> {
    const times = { at: this.settings.clock.wall(), life: toLifeMs(ttl), staleFor };
    const text = payload as string; // `keeps` is 'text'
    const filled = tags
      ? this.fillTagged({ ticket, payload: text, tags, times })
      : this.fillNow(ticket, text, times);
    return this.underWay.track(filled);
  }

  release(ticket: Ticket, fate?: StaleFate): Promise<void> {
    return this.underWay.track(this.releaseNow(ticket, fate));
  }

  drop(names: DropNames, onConfirmed: (names: DropNames) => void): Promise<void> {
    return this.drops.drop(names, onConfirmed);
  }

  clear(onProgress: () => void): Promise<void> {
    return this.drops.clear(onProgress);
  }

  freshness(hit: Hit): Freshness {
    return freshnessOf(hit, this.settings.clock);
  }

  async close(): Promise<void> {
    await this.underWay.drain(this.settings.scheduler, this.settings.drainMs);
    this.topology.close();
  }

  private async releaseNow({ question: { key, kind }, id }: Ticket, fate?: StaleFate): Promise<void> {
    const session = this.topology.requireSession();
    const [lease, value] = [this.keys.lease(key, kind), this.keys.value(key, kind)];
    const token = id as string; // the ids of this cache are texts
    if (fate?.kind !== 'rests') {
      const keys = fate === undefined ? [lease] : [lease, value];
      await RELEASE_SCRIPT.run(session, { keys, args: [token] });
      return;
    }
    const until = retryStamp(this.settings.clock.wall() + fate.ms);
    await REST_SCRIPT.run(session, { keys: [lease, value], args: [token, stampOf(fate.hit), until] });
  }

  private lookupsFor({ tags }: Question): LeaseLookups | TaggedLookups {
    return tags === undefined ? this.lookups : this.taggedLookups;
  }

  private async fillTagged(fill: TaggedFill): Promise<boolean> {
    return this.taggedFills.fill(this.topology.requireSession(), fill);
  }

  private fillNow({ question, id }: Ticket, payload: string, times: KeptTimes): Promise<boolean> {
    const { key, kind } = question;
    const lease = id as string; // the ids of this cache are texts
    const value = frameValue(lease.slice(NONCE_LENGTH), times, payload);
    const [valueName, leaseName] = [this.keys.value(key, kind), this.keys.lease(key, kind)];
    return this.manyFills.fill({ valueName, leaseName, lease, value, life: keptFor(times) });
  }
}

/** Of a hit of this cache: there are no others. */
function stampOf(hit: Hit): string {
  return hit instanceof FramedHit ? hit.stamp : '';
}
