import type { Answer, Hit, OutcomeCache } from '../../ports/outcome-cache';
import { type Outcome } from '../../ports/outcome';
import type { AgedHit } from '../stale/windowed-lookups';
import { type Call, type KeylessCall } from './call';
import { type Computation, type Run, type TracedRun } from './computation';
import type { Failure } from './stale-outcomes';
import type { MemoizerParts, Recipe } from './recipe';
/** What the cache says of a fill; undefined where it was not asked. */
type Filled = ReturnType<OutcomeCache['fill']> | undefined;
/** Of a method with windows: what becomes of outcomes past their life when a run throws. */
export interface AfterThrow {
    afterThrow(run: Run, call: Call, computation: Computation): Promise<Failure>;
    /** Answers the call with what is kept. */
    answer(call: Call, kept: Hit | AgedHit): unknown;
}
interface RunnerParts extends Pick<MemoizerParts, 'cache' | 'clock'> {
    readonly stale?: AfterThrow | undefined;
    /** What a computation runs in place of the method itself, and with others: an error of that is no outcome of any. */
    readonly perform?: ((run: TracedRun) => Promise<unknown>) | undefined;
}
export declare class Runner {
    private readonly recipe;
    private readonly cache;
    private readonly stale;
    private readonly clock;
    private readonly counters;
    private readonly isGuard;
    private readonly perform;
    constructor(recipe: Recipe, { cache, clock, stale, perform }: RunnerParts);
    compute(call: Call, computation: Computation): Promise<unknown>;
    /** For who joined and cannot be served: neither asks the cache nor fills it. */
    runAlone(call: Call): Promise<unknown>;
    /** Neither asks the cache nor fills it, and is no miss. */
    runWithoutKey({ instance, args, trace }: KeylessCall): Promise<unknown>;
    /** The same with the arguments as they were, for who has asked first. */
    runUnkept(call: Call): Promise<unknown>;
    /** Answers no call. */
    runUncounted({ instance, args }: KeylessCall): Promise<unknown>;
    /** Calls back on a miss, once its fill was answered. */
    callBackOnMiss(call: Pick<Call, 'instance' | 'args' | 'snapshot'>, filled: Answer<unknown>): void;
    private run;
    private keepsError;
    /** Whatever for: every run of the method begins here, and is told of where somebody listens. */
    runTraced(run: TracedRun): Promise<unknown>;
    private runMethod;
    private abandon;
    /** Keeps an outcome, and hands it to those who joined. Answers what the cache says of it. */
    conclude(call: Call, { basis, flight }: Pick<Computation, 'basis' | 'flight'>, outcome: Outcome): Filled;
    /** @param isKept undefined where the cache was not asked, or has failed */
    private countFill;
    private ttlFor;
    /** undefined: it is not to be kept. */
    private termsFor;
    private fill;
    private encode;
    /** A codec's own failure must not cost the caller its result. */
    private unreadable;
}
export {};
