/**
 * Memory in front of a shared cache: no stale read across all processes, with hits at the speed of memory.
 *
 * A process may answer what a look-up has found for {@link LOCAL_LEASE_MS} from before its question was sent, and whoever
 * invalidates waits for {@link LEASE_WAIT_MS} from the confirmation on. Why it holds: the value and every nonce that it is
 * bound to were read after the question was sent, and were the present ones then. An invalidation that is confirmed later was
 * executed after the question was sent, so that a copy of before it is over by the end of the wait, in every process, whether
 * it still runs, hangs, or was cut off; and nobody needs to know of anybody.
 *
 * Copies are made of what look-ups find, and never of a fill: one that was accepted may be bound to nonces that are the
 * present ones no more, which only a look-up sees. Guards' marks, and methods that want none, have no copies, and nobody waits
 * because of them.
 */
import type { Absent, Answer, Bypass, DropManner, DropNames, FillTerms, Freshness, HeldInMemory, Hit, Lookup, Miss, OpenMode, OutcomeCache, Payload, Question, StaleFate, Ticket } from '../../ports/outcome-cache';
import type { Scheduler } from '../../ports/scheduler';
import type { LocalCopies } from './local-copies';
export interface TieredCacheSettings {
    /** Undefined where this process keeps nothing, and only waits for those who do. */
    readonly copies: LocalCopies | undefined;
    readonly scheduler: Scheduler;
}
export declare class TieredCache implements OutcomeCache {
    private readonly cache;
    private readonly settings;
    readonly keeps: OutcomeCache['keeps'];
    private readonly copies;
    /** Of refreshes. */
    private readonly replacing;
    constructor(cache: OutcomeCache, settings: TieredCacheSettings);
    get isReady(): boolean;
    get isBreakerOpen(): boolean;
    get held(): HeldInMemory | undefined;
    lookup(question: Question): Answer<Lookup>;
    /** Of the shared cache itself: whoever peeks wants to know what is kept now. */
    peek(question: Question): Answer<Hit | Absent | Bypass>;
    open(question: Question, mode: OpenMode): Answer<Miss | Bypass>;
    lookupPast(question: Question, hit: Hit): Answer<Lookup>;
    fill(ticket: Ticket, payload: Payload, terms: FillTerms): Answer<boolean | undefined>;
    release(ticket: Ticket, fate?: StaleFate): Answer<void>;
    /** What was confirmed is waited for, also where not all of it was. */
    drop(names: DropNames, { waitsForCopies }?: DropManner): Promise<void>;
    clear({ waitsForCopies }?: DropManner): Promise<void>;
    freshness(hit: Hit): Freshness;
    close(): Promise<void>;
    private ask;
    private noteReplacing;
    /**
     * Others go on answering what a refresh has replaced, until their leases end; also where it was refused, because a later
     * refresh has replaced it, or an invalidation, which the caller of this one has not waited for.
     */
    private replaceCopies;
    /**
     * To be called when what ends them is confirmed, and not before. The process goes on until then: whoever waits has been
     * promised an answer, and by then the way to the store, which kept the process alive, may be closed.
     */
    private untilLeasesEnd;
}
