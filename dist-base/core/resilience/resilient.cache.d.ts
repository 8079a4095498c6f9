import type { Absent, Answer, Bypass, DropNames, FillTerms, Freshness, Hit, Lookup, Miss, OpenMode, OutcomeCache, Payload, Question, StaleFate, TakeLookup, Ticket } from '../../ports/outcome-cache';
import type { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import type { Scheduler } from '../../ports/scheduler';
import type { Deadlines } from '../../time/deadlines';
import type { CacheHealth } from './cache-health';
import type { Connector } from './connector';
/** What a {@link ResilientCache} works with. Durations are milliseconds. */
export interface ResilienceSettings {
    readonly deadline: {
        readonly read: number;
        readonly fill: number;
        readonly invalidate: number;
    };
    readonly breaker: {
        readonly failures: number;
        readonly halfOpenAfter: number;
    };
    readonly deadlines: Deadlines;
    readonly clock: Clock;
    readonly scheduler: Scheduler;
    readonly health: CacheHealth;
    readonly counters: CacheCounters;
}
/**
 * Keeps a remote cache from breaking a call: whatever it does, a look-up answers within `deadline.read`, nothing but a
 * drop rejects, a cache that keeps failing is not asked, and one that could not be made yet is passed by.
 *
 * The breaker listens to what tells whether a look-up would be answered in time: the look-ups themselves, and a drop
 * confirmed as fast as a look-up has to be. Fills do not count: a server that is full or read-only refuses them and
 * goes on serving hits.
 */
export declare class ResilientCache implements OutcomeCache {
    private readonly connector;
    private readonly settings;
    readonly keeps = "text";
    readonly held: undefined;
    private readonly breaker;
    private readonly health;
    private readonly reads;
    private readonly tick;
    private readonly drops;
    private isClosed;
    constructor(connector: Connector, settings: ResilienceSettings);
    get isReady(): boolean;
    get isBreakerOpen(): boolean;
    lookup(question: Question): Answer<Lookup>;
    lookupAll(questions: readonly Question[], take: TakeLookup): void;
    peek(question: Question): Promise<Hit | Absent | Bypass>;
    open(question: Question, mode: OpenMode): Answer<Miss | Bypass>;
    lookupPast(question: Question, hit: Hit): Answer<Lookup>;
    /**
     * Resolves to undefined when the cache failed, which is reported. Never rejects. Of a mark, whose run waits for it,
     * the answer is waited for no longer than is left of `deadline.read`.
     */
    fill(ticket: Ticket, payload: Payload, terms: FillTerms): Promise<boolean | undefined>;
    /** Never rejects. */
    release(ticket: Ticket, fate?: StaleFate): Promise<void>;
    /** @throws UnconfirmedDropError with a CacheOperationError as its cause */
    drop(names: DropNames): Promise<void>;
    /** @throws CacheOperationError */
    clear(): Promise<void>;
    freshness(hit: Hit): Freshness;
    /** Gives the cache `deadline.fill` to end its fills. Never rejects. */
    close(): Promise<void>;
    /** The cache, if it makes sense to ask it now. */
    private get ready();
    private fillNow;
    private tryToFill;
    private send;
    /** For itself, within what is left of the time of its call. */
    private ask;
    private bypass;
    private reason;
    private limit;
}
