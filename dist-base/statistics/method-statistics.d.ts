import type { CallCounters } from '../core/calls/call-counters';
/**
 * What became of the calls of one memoized method, since the start or the last `reset()`. Each call counts once, by how
 * it was answered: `calls` is the sum of `hits`, `staleHits`, `misses`, `joined`, `bypassed` and `guarded`. A call that
 * is under way is in none of them yet.
 */
export interface MethodStatistics {
    /** `FilesService.exists`: the class of the instance, and the method. */
    readonly method: string;
    /** The cache that it is kept in. */
    readonly alias: string;
    readonly calls: number;
    /** Answered from the cache, with what is fresh. */
    readonly hits: number;
    /** Of the `hits`, those from the memory in front of a shared cache. */
    readonly localHits: number;
    /** Answered from the cache, with what is past its life and was not invalidated. */
    readonly staleHits: number;
    /** Answered by a run that the call led. */
    readonly misses: number;
    /** Answered by a run that another call led here, or that another process made. */
    readonly joined: number;
    /** Run past the cache: there was no key, or the cache could not be asked. */
    readonly bypassed: number;
    /** Of a guard, answered `true`, because its method ran, or runs. */
    readonly guarded: number;
    /** How often the method was run and has ended: by calls, and by `refresh`. */
    readonly runs: number;
    /** Of the `runs`, those that threw. */
    readonly failedRuns: number;
    /** How long all `runs` took, in milliseconds. */
    readonly runMs: number;
    /** Of the `runs`, those in the background that replaced an outcome. */
    readonly renewals: number;
    /** Outcomes that the cache took. */
    readonly kept: number;
    /** Outcomes that the cache refused, because something was invalidated while they were computed. */
    readonly refused: number;
    /** Outcomes that are not of a kind that can be kept. */
    readonly uncacheable: number;
}
/** What was counted of a method. */
export declare function tellMethod(method: string, alias: string, counters: CallCounters): MethodStatistics;
