import type { Ticket } from '../../ports/outcome-cache';
import type { Found, Lookups } from '../stale/windowed-lookups';
import type { Call } from './call';
import { type Basis, type ComputationManner } from './computation';
import type { MemoizerParts, Recipe } from './recipe';
import type { Runner } from './runner';
import type { Flight } from './single-flight';
/** What becomes of a call that whom it waited for cannot serve. */
export interface Onward {
    /** By what it found when it asked again. */
    answer(call: Call, found: Found, mayWait: false): unknown;
    compute(call: Call, basis: Basis, manner?: ComputationManner): Promise<unknown>;
}
export interface JoinedCallsParts extends MemoizerParts {
    readonly lookups: Lookups;
    readonly runner: Runner;
    readonly onward: Onward;
}
/** Calls that wait for a computation under way, here or in another process. */
export declare class JoinedCalls {
    private readonly recipe;
    private readonly cache;
    private readonly lookups;
    private readonly flights;
    private readonly leaseWait;
    private readonly runner;
    private readonly onward;
    constructor(recipe: Recipe, { cache, lookups, flights, leaseWait, runner, onward }: JoinedCallsParts);
    /** @param tagTime of the ticket that the call has seen */
    join(call: Call, flight: Flight, tagTime?: unknown): Promise<unknown>;
    /** @param lookups whom to ask meanwhile */
    waitForOtherProcess(call: Call, ticket: Ticket, lookups?: Lookups): Promise<unknown>;
    private readonly leave;
    /**
     * A tag was invalidated when the run was under way, perhaps one that its outcome carries: the cache knows, once it has
     * answered the fill. So what others invalidate costs a look-up, and no run.
     */
    private readonly askAfter;
    /**
     * A run that hangs is outdated, so that neither those who wait for it nor those who still come do so for ever; and one
     * run takes its place, not one for each of them.
     */
    private replaceOverdue;
    private askAgain;
    private landFromElsewhere;
    private receive;
}
