import type { Absent, Answer, Bypass, DropManner, DropNames, FillTerms, Freshness, HeldInMemory, Hit, Lookup, Miss, OpenMode, OutcomeCache, Payload, Question, StaleFate, Ticket } from '../../ports/outcome-cache';
import type { UnconfirmedDrops } from './unconfirmed-drops';
/**
 * Does without what waits to be dropped: while a name is not confirmed as dropped, nothing that it names is answered,
 * joined or kept by this process. Where nothing waits, which is nearly always, a call pays for one look at a flag.
 */
export declare class AvoidingCache implements OutcomeCache {
    private readonly cache;
    private readonly unconfirmed;
    readonly keeps: OutcomeCache['keeps'];
    constructor(cache: OutcomeCache, unconfirmed: UnconfirmedDrops);
    get isReady(): boolean;
    get isBreakerOpen(): boolean;
    get held(): HeldInMemory | undefined;
    lookup(question: Question): Answer<Lookup>;
    /** There is none while something waits to be dropped: each question is then looked into. */
    get lookupAll(): OutcomeCache['lookupAll'];
    peek(question: Question): Answer<Hit | Absent | Bypass>;
    open(question: Question, mode: OpenMode): Answer<Miss | Bypass>;
    lookupPast(question: Question, hit: Hit): Answer<Lookup>;
    fill(ticket: Ticket, payload: Payload, terms: FillTerms): Answer<boolean | undefined>;
    release(ticket: Ticket, fate?: StaleFate): Answer<void>;
    drop(names: DropNames, manner?: DropManner): Answer<void>;
    clear(manner?: DropManner): Answer<void>;
    freshness(hit: Hit): Freshness;
    close(): Promise<void>;
    private mustAvoid;
}
