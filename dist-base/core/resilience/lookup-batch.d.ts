import type { AskedQuestion, Bypass, Lookup, Question, TakeLookup } from '../../ports/outcome-cache';
import { Deadline } from '../../time/deadlines';
/** Who wants to know how look-ups went. */
export interface LookupObserver {
    /** It was answered in time. The caller gets what this returns. */
    answered(lookup: Lookup): Lookup;
    /** It failed, or took too long. The caller gets what this returns. */
    failed(question: Question, cause: unknown): Bypass;
    /** An answer has come that nobody waits for any more. */
    cameTooLate(lookup: Lookup): void;
}
/** What one question gets. */
interface SharedAnswer {
    readonly question: Question;
    readonly shared: Promise<Lookup> | Bypass;
    /** Of another question with the same key: who relies on other tags asks another one. */
    next: SharedAnswer | undefined;
}
/**
 * Look-ups that are sent together, under one deadline: so a hit costs neither a reading of the clock nor a deadline of
 * its own. Equal questions share one answer, the very same object, also where the cache is not asked, so that they can
 * share one run of the method.
 */
export declare class LookupBatch extends Deadline {
    private readonly observer;
    private readonly ms;
    /** Those that the cache is asked. */
    readonly lookups: PendingLookup[];
    private readonly answers;
    /** Those that were asked for last: questions of one method mostly come one after the other. */
    private last;
    private unanswered;
    /** @param ms how long the deadline is, for its error */
    constructor(observer: LookupObserver, ms: number);
    /** What an equal question gets. */
    find(question: Question): Promise<Lookup> | Bypass | undefined;
    /** Takes a question that the cache is to be asked. */
    add(question: Question): PendingLookup;
    /** Takes a question that the cache is not asked. */
    bypass(question: Question, cause: unknown): Bypass;
    answer(pending: PendingLookup, lookup: Lookup): void;
    fail(pending: PendingLookup, cause: unknown): void;
    expire(): void;
    private share;
    private answersFor;
    private findAnswersFor;
    private end;
}
/** One look-up under way: it is answered in time, or ends as a bypass. Its promise never rejects. */
export declare class PendingLookup implements AskedQuestion, SharedAnswer {
    readonly question: Question;
    private readonly batch;
    next: SharedAnswer | undefined;
    private promise;
    private resolve;
    private take;
    private place;
    private lookup;
    constructor(question: Question, batch: LookupBatch);
    get isOver(): boolean;
    /** For who waits; made when somebody does. */
    get shared(): Promise<Lookup>;
    /** For who asks for many: without a promise, which is a good part of what a look-up costs. */
    tell(take: TakeLookup, place: number): void;
    answer(lookup: Lookup): void;
    fail(cause: unknown): void;
    end(lookup: Lookup): void;
    private makePromise;
}
export {};
