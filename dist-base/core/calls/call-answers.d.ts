import type { Found, Lookups } from '../stale/windowed-lookups';
import { type Call, type KeylessCall } from './call';
import { type Basis, type ComputationManner } from './computation';
import type { MemoizerParts, Recipe } from './recipe';
/** What a call answers, by what its look-up has found. */
export declare class CallAnswers {
    private readonly recipe;
    private readonly cache;
    private readonly flights;
    private readonly runner;
    private readonly joined;
    private readonly isGuard;
    /** Decided once, so that a hit of what is not audited need not ask. */
    private readonly handOver;
    /** Undefined where nothing is of use past its life. */
    private readonly stale;
    /** Whom its calls ask. */
    readonly lookups: Lookups;
    constructor(recipe: Recipe, parts: MemoizerParts);
    answerWithoutKey(call: KeylessCall): Promise<unknown>;
    /** The promises of a miss are handed on as they are: in a herd one more each is a third of its whole cost. */
    answerNow(call: Call, lookup: Found): Promise<unknown>;
    /** @param mayWait whether for another process: a call that has waited once does not again */
    answer(call: Call, lookup: Found, mayWait?: boolean): unknown;
    compute(call: Call, basis: Basis, manner?: ComputationManner): Promise<unknown>;
    private begin;
    private answerHit;
    /** What is past its life, or near its end: an answer, if it can be renewed where it has to be. */
    private answerAged;
    /** Whoever waits for another process then takes no more notice of what is past its life than this call does. */
    private answerWithout;
    private afterThrowOf;
    /** What lies under the key is not one of ours: a miss, although the cache took it for a hit. */
    private replaceUnreadable;
    private answerMiss;
    /** A guard does not guard while its cache cannot be asked; other calls of one tick share a run. */
    private answerBypass;
    /** A run goes on, here or elsewhere: a guard answers at once. */
    private answerGuarded;
    private noteHit;
}
