import type { Hit, StaleFate } from '../../ports/outcome-cache';
import { type AgedHit, WindowedLookups } from '../stale/windowed-lookups';
import type { Windows } from '../stale/windows';
import { type Call } from './call';
import { type Computation, type Run } from './computation';
import type { MemoizerParts, Recipe } from './recipe';
/** Who runs what is renewed. */
export interface RenewalRunner {
    /** Resolves when the cache has answered the fill; rejects as the method does. */
    compute(call: Call, computation: Computation): Promise<unknown>;
}
/** What a run that left nothing comes to. */
export interface Failure {
    /** What was kept, and is now the answer; to those who joined, too. */
    readonly kept?: Hit | AgedHit;
    /** What becomes of what was kept; left out: nothing. */
    readonly fate?: StaleFate;
}
export declare class StaleOutcomes {
    private readonly recipe;
    private readonly windows;
    readonly lookups: WindowedLookups;
    private readonly cache;
    private readonly flights;
    private readonly renewals;
    constructor(recipe: Recipe, windows: Windows, { cache, flights, renewals }: Pick<MemoizerParts, 'cache' | 'flights' | 'renewals'>);
    /** Begins to renew what was found, unless that is under way. False: it cannot be renewed. */
    renew(call: Call, { hit }: AgedHit, runner: RenewalRunner): boolean;
    /** What a run comes to that left nothing to keep: one that answers a call, or a renewal. Of a refresh, the old outcome stays. */
    afterThrow(run: Run, call: Call, { basis, purpose, renewed }: Pick<Computation, 'basis' | 'purpose' | 'renewed'>): Promise<Failure>;
    /**
     * What is still kept, and answers for a run that has thrown.
     *
     * @param ms how long that took: it is no part of the time that the cache may take
     */
    private peek;
    private restOf;
    /** Where the method's own word on it fails, the source is taken to have answered. */
    private isFailure;
    private renewNow;
}
