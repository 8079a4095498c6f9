import type { Absent, AskedQuestion, Bypass, DropNames, FillTerms, Freshness, Hit, Lookup, Miss, OpenMode, Payload, Question, SharedCache, StaleFate, Ticket } from '../../ports/outcome-cache';
import type { StoredCacheSettings } from '../stored/stored-cache-settings';
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
export declare class LeaseCache implements SharedCache {
    private readonly topology;
    private readonly settings;
    readonly keeps = "text";
    private readonly keys;
    private readonly lookups;
    private readonly taggedLookups;
    private readonly taggedFills;
    private readonly manyFills;
    private readonly drops;
    private readonly underWay;
    constructor(topology: RedisTopology, settings: StoredCacheSettings);
    get isReady(): boolean;
    lookupMany(asked: readonly AskedQuestion[]): void;
    peek(question: Question): Promise<Hit | Absent>;
    open(question: Question, mode: OpenMode): Promise<Miss | Bypass>;
    lookupPast(question: Question, hit: Hit): Promise<Lookup>;
    fill(ticket: Ticket, payload: Payload, { ttl, tags, staleFor }: FillTerms): Promise<boolean>;
    release(ticket: Ticket, fate?: StaleFate): Promise<void>;
    drop(names: DropNames, onConfirmed: (names: DropNames) => void): Promise<void>;
    clear(onProgress: () => void): Promise<void>;
    freshness(hit: Hit): Freshness;
    close(): Promise<void>;
    private releaseNow;
    private lookupsFor;
    private fillTagged;
    private fillNow;
}
