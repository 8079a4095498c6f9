/**
 * The embedded cache: one process, bounded, least recently used goes first.
 *
 * Everything is synchronous, and that is the whole protocol: an invalidation drops the entry and the ticket in one
 * step, and a fill whose ticket is no longer the current one of its key is refused. Nothing per key outlives its
 * entry and its computation.
 */
import { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import type { Absent, AskedQuestion, DropNames, FillTerms, Freshness, HeldInMemory, Hit, Miss, OpenMode, OutcomeCache, Payload, Question, StaleFate, Ticket } from '../../ports/outcome-cache';
export interface MemoryCacheSettings {
    /** How many outcomes are kept at most. */
    readonly maxEntries: number;
    /** How much memory they may take, by estimate. @default Infinity: nobody counts */
    readonly maxBytes?: number;
    readonly clock: Clock;
    /** Where it counts what it is asked. @default counters that nobody reads */
    readonly counters?: CacheCounters;
}
export declare class MemoryCache implements OutcomeCache {
    readonly keeps = "objects";
    readonly isReady = true;
    readonly isBreakerOpen = false;
    private entries;
    private readonly groups;
    private readonly tags;
    private readonly tickets;
    private readonly maxEntries;
    private readonly maxBytes;
    private readonly clock;
    private readonly counters;
    /** When a look-up last asked for the time: those of what never expires do not. */
    private askedAt;
    constructor({ maxEntries, maxBytes, clock, counters, }: MemoryCacheSettings);
    get held(): HeldInMemory;
    /** How many computations are under way, as far as this cache knows. */
    get openTickets(): number;
    lookup(question: Question): Hit | Miss;
    /** For who asks it as if it were shared. */
    lookupMany(asked: readonly AskedQuestion[]): void;
    peek(question: Question): Hit | Absent;
    open(question: Question, mode: OpenMode): Miss;
    lookupPast(question: Question, hit: Hit): Hit | Miss;
    fill(ticket: Ticket, payload: Payload, terms: FillTerms): boolean;
    release(ticket: Ticket, fate?: StaleFate): void;
    drop({ keys, marks, groups, tags }: DropNames): void;
    clear(): void;
    /** Only of what a look-up has just found: its slot may be another's later. */
    freshness(hit: Hit): Freshness;
    close(): Promise<void>;
    private find;
    private holds;
    private forgetAll;
    private keep;
    /** What a fill has kept meanwhile is left alone. */
    private letRest;
    private makeEntries;
    private dropOne;
    private dropEntry;
}
