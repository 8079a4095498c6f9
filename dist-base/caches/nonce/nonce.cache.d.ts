import type { Absent, AskedQuestion, DropNames, FillTerms, Freshness, Hit, Lookup, Miss, OpenMode, Payload, Question, SharedCache, StaleFate, Ticket } from '../../ports/outcome-cache';
import type { Drops } from '../stored/drops';
import type { StoredCacheSettings } from '../stored/stored-cache-settings';
import type { TextStore } from '../stored/text-store';
interface NonceTicket extends Ticket {
    /** The key check and all the nonces: a value is believed by readers that see exactly these. */
    readonly id: string;
    readonly openedAt: number;
    /** That of a refresh: its outcome takes the place of what is kept. */
    readonly replaces?: boolean;
}
interface NonceMiss extends Miss {
    readonly ticket: NonceTicket;
}
/**
 * The nonce protocol: no stale read on anything with `get` and `set`, as far as every read sees the last confirmed
 * write.
 *
 * A value carries random nonces: of its key, of its group, and, if it is an outcome, of everything. It is a hit for a
 * reader that finds the same ones in the store. To invalidate is to replace a nonce, and to see it replaced. There is
 * no lease: processes do not wait for each other, and a refresh can be overwritten by an older computation that ends
 * later. What was invalidated meanwhile is not kept, so that it does not push out what was computed since.
 */
export declare class NonceCache implements SharedCache {
    private readonly store;
    private readonly settings;
    readonly keeps = "text";
    private readonly keys;
    private readonly nonces;
    private readonly where;
    private readonly drops;
    private readonly fills;
    private readonly resultTags;
    private readonly resting;
    private readonly values;
    /** @param drops how to invalidate where the store can do better than to replace a nonce */
    constructor(store: TextStore, settings: StoredCacheSettings, drops?: Drops);
    get isReady(): boolean;
    /** The nonce of each group, and that of everything, is read once for all. */
    lookupMany(asked: readonly AskedQuestion[]): void;
    peek(question: Question): Promise<Hit | Absent>;
    lookupPast(question: Question, hit: Hit): Promise<Lookup>;
    /** Without leases there is nothing to replace: both modes take part in what is under way. */
    open(question: Question, mode: OpenMode): Promise<NonceMiss>;
    fill(ticket: Ticket, payload: Payload, terms: FillTerms): Promise<boolean>;
    /** Nobody waits for a computation where there are no leases. */
    release({ question, id }: Ticket, fate?: StaleFate): Promise<void>;
    drop(names: DropNames, onConfirmed: (names: DropNames) => void): Promise<void>;
    clear(onProgress: () => void): Promise<void>;
    freshness(hit: Hit): Freshness;
    close(): Promise<void>;
    private find;
    /** The clock is read when the look-up has missed, and before the run begins. */
    private timed;
    private fillNow;
    private openTicket;
    /** What a ticket would be named now, unless a nonce is missing or not to be believed. */
    private peekId;
    private readOrMake;
    private idOf;
    /** Answers from two stores do not belong together. */
    private inOneSession;
}
export {};
