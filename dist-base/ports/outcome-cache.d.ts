/**
 * The port that every cache implements.
 *
 * Not get, set and del: between the read that misses and the write that fills lies the computation, and an
 * invalidation in that gap must win. So a miss hands out a {@link Ticket}, the proof of what the cache looked
 * like when the computation was about to begin, and only a fill whose ticket still holds is of any worth.
 *
 * A method may answer at once (memory does, and so a hit costs no promise) or with a promise. No method throws
 * synchronously; a promise that rejects means that the cache failed, never that the value was absent.
 */
export interface OutcomeCache {
    /** What a payload is here: objects that stay in this process, or text that travels. */
    readonly keeps: 'objects' | 'text';
    /** Whether it makes sense to ask now. False while the connection is down: nothing may be queued for later. */
    readonly isReady: boolean;
    /** Whether it is not ready because it kept failing: memory never does. */
    readonly isBreakerOpen: boolean;
    /** What it keeps in the memory of this process; undefined where it keeps nothing there. */
    readonly held: HeldInMemory | undefined;
    /**
     * Finds the outcome that answers the question, or opens a ticket for computing it. Equal questions of one tick may
     * share one answer, the very same object, because the command is sent after all of them were asked.
     */
    lookup(question: Question): Answer<Lookup>;
    /**
     * As `lookup` of each of these questions of one method, which is no guard, without a promise for each: `take` is called once
     * for each, at once or later, with its place among them. Left out by a cache that has nothing to spare by it, or cannot now.
     */
    readonly lookupAll?: ((questions: readonly Question[], take: TakeLookup) => void) | undefined;
    /** Only looks: opens no ticket, takes no lease and makes no nonce. */
    peek(question: Question): Answer<Hit | Absent | Bypass>;
    /**
     * Opens a ticket without reading: `'replace'` outdates every other ticket of the key (a refresh that an older,
     * slower computation must not overwrite; stores without leases cannot promise that part); `'share'` takes part in
     * what is under way, as a look-up that missed does (what lay under the key could not be decoded).
     */
    open(question: Question, mode: OpenMode): Answer<Miss | Bypass>;
    /**
     * As `lookup`, but that outcome, which a look-up has just found past its life or near its end, counts as absent: answers
     * with what has taken its place, or with a ticket to compute it anew.
     */
    lookupPast(question: Question, hit: Hit): Answer<Lookup>;
    /**
     * Keeps `payload`. Resolves to false when refused: something was invalidated since the ticket was opened; to undefined
     * when nobody knows, because a cache has failed that keeps this from its callers.
     */
    fill(ticket: Ticket, payload: Payload, terms: FillTerms): Answer<boolean | undefined>;
    /**
     * Ends a ticket without a fill, so that nobody waits for a computation that is over; with it, if the ticket still holds,
     * goes as said what it was to take the place of.
     */
    release(ticket: Ticket, fate?: StaleFate): Answer<void>;
    /**
     * Drops what is named, and outdates its tickets. Resolves when all of it is confirmed; rejects otherwise, with an
     * `UnconfirmedDropError` where it knows what was not.
     */
    drop(names: DropNames, manner?: DropManner): Answer<void>;
    /**
     * Drops every outcome of this application in this cache, and nothing that others keep there. The marks of guards
     * stay: to empty a cache undoes nothing that was done.
     */
    clear(manner?: DropManner): Answer<void>;
    /** Age and rest of life of a hit that was just found, in milliseconds; `ttl` is `Infinity` for what never expires. */
    freshness(hit: Hit): Freshness;
    /** Lets fills under way end, then frees timers and listeners. Does not close a client that it was given. */
    close(): Promise<void>;
}
/** A cache that others can reach too. What one tick asks of it is asked at once, and it may fail. */
export interface SharedCache extends Omit<OutcomeCache, 'isBreakerOpen' | 'held' | 'lookup' | 'fill' | 'drop' | 'clear'> {
    /** Looks all of them up in as few commands as can be. Each is answered on its own, as soon as that is possible. */
    lookupMany(asked: readonly AskedQuestion[]): void;
    /** As any cache does; that it has failed, it says by a rejection. */
    fill(ticket: Ticket, payload: Payload, terms: FillTerms): Answer<boolean>;
    /** As any cache does, and says what is confirmed as it goes: many names may take longer than one answer may. */
    drop(names: DropNames, onConfirmed: (names: DropNames) => void): Answer<void>;
    /** As any cache does, and says whenever the store has answered: a large store has much to look through. */
    clear(onProgress: () => void): Answer<void>;
}
/** @param place among the questions that were asked */
export type TakeLookup = (lookup: Lookup, place: number) => void;
/** A question on its way to a cache: exactly one of the two is to be called, once. */
export interface AskedQuestion {
    readonly question: Question;
    answer(lookup: Lookup): void;
    /** The cache could not be asked, or did not answer. */
    fail(cause: unknown): void;
}
/** What a call wants to know. */
export interface Question {
    readonly key: string;
    /** The prefix of the method: all of its outcomes can be dropped in one step. */
    readonly group: string;
    /** Guards keep marks, which `clear` leaves alone. Outcomes and marks of one key have nothing to do with each other. */
    readonly kind: 'outcome' | 'mark';
    /**
     * The greatest life that this process has given the method, at least its ttl, in milliseconds: for how long what is
     * made in the store for this call alone is of use. Left out where nobody knows: as long as can be.
     */
    readonly life?: number;
    /** The tags that come from the arguments, sorted, each once. Left out by a method whose outcomes carry no tags at all. */
    readonly tags?: readonly string[];
    /** Whether tags may come from the outcome as well: its ticket then knows when it was opened. */
    readonly hasResultTags?: boolean;
    /**
     * For how long past its life an outcome may still be of use to the method, in milliseconds: a look-up finds it until then,
     * and `freshness` tells. Left out by a method that nothing aged is of any use to.
     */
    readonly staleFor?: number;
    /** false: it is answered from no memory in front of a shared cache, here or elsewhere. */
    readonly localCopies?: false;
    /**
     * By when the cache has to have answered all that this call asks before it goes on, on the monotonic clock. Set by
     * the cache that keeps the deadline, when it is asked first.
     */
    due?: number | undefined;
}
export type OpenMode = 'share' | 'replace';
export interface FillTerms {
    /** Milliseconds; `Infinity`: for as long as this cache keeps anything. */
    readonly ttl: number;
    /** The tags that come from the outcome, sorted, each once, without those of the question. Only where it said so. */
    readonly tags?: readonly string[];
    /** For how long it is kept past its life, in milliseconds. Left out where the question says nothing of it. */
    readonly staleFor?: number;
}
/** What becomes of an outcome past its life, or near its end, when a computation has failed to replace it. */
export type StaleFate = {
    readonly kind: 'ends';
}
/** For `ms` milliseconds it is answered without a try to compute it anew: its source was seen to fail. */
 | {
    readonly kind: 'rests';
    readonly hit: Hit;
    readonly ms: number;
};
/** What is to be dropped, by name. */
export interface DropNames {
    /** Of outcomes. */
    readonly keys?: readonly string[];
    /** Of guards' marks. */
    readonly marks?: readonly string[];
    /** All outcomes and all marks of these, in a number of commands that does not depend on how many there are. */
    readonly groups?: readonly string[];
    /** All outcomes and all marks that carry one of them, in a number of commands that does not depend on how many. */
    readonly tags?: readonly string[];
    /** The greatest life that this process has given to any of the keys and marks, as {@link Question.life} is. */
    readonly life?: number;
}
/** How something is dropped. */
export interface DropManner {
    /**
     * Whether it is confirmed only when no process answers any more with a copy in its own memory. false: there can be none, or
     * nobody relies on it yet, because all of it will be dropped once more.
     * @default true
     */
    readonly waitsForCopies?: boolean;
}
/** A value at once, or the promise of one. */
export type Answer<Value> = Value | Promise<Value>;
/** What a cache keeps: text on a cache that keeps text, the codec's own object otherwise. */
export type Payload = unknown;
/** A payload that can say how many bytes of memory it takes, by estimate: for a cache that is bounded by them. */
export interface SizedPayload {
    readonly bytes: number;
}
/** How much there is of what a cache keeps in this process. */
export interface HeldInMemory {
    /** Those that expired or were outdated count until they are read or pushed out. */
    readonly entries: number;
    /** By estimate; undefined where they are not bounded, and so not counted. */
    readonly bytes: number | undefined;
}
export type Lookup = Hit | Miss | Bypass;
export interface Hit {
    readonly kind: 'hit';
    readonly payload: Payload;
}
export interface Miss {
    readonly kind: 'miss';
    readonly ticket: Ticket;
}
export interface Absent {
    readonly kind: 'absent';
}
/** The cache could not be asked: compute, and do not fill. Equal questions of one tick get the same object. */
export interface Bypass {
    readonly kind: 'bypass';
    /** Why, for who wants to know. */
    readonly cause?: unknown;
}
export interface Ticket {
    readonly question: Question;
    /**
     * Equal ids (`===`) mean the same question with nothing invalidated in between, so a computation that runs under an
     * equal id may be joined; an id is never used again for another question or another time.
     */
    readonly id: unknown;
    /** True when somebody else opened it first: another process may be computing under it. */
    readonly leasedElsewhere: boolean;
    /**
     * The time at which it was opened, as tags go: another one (`!==`) when any tag was invalidated in between. Whoever
     * has another one than a computation under the same id does not take part in it: what tags the outcome will carry
     * nobody knows yet. Left out where no tags come from the outcome.
     */
    readonly tagTime?: unknown;
}
export interface Freshness {
    readonly age: number;
    /** What is left of its life; not above 0 when it is past that. */
    readonly ttl: number;
    /** For how long it is still to be answered without a try to compute it anew. Left out: it is not. */
    readonly restsFor?: number;
}
