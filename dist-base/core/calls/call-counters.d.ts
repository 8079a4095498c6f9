import type { CallOutcome, CallTrace } from '../../ports/call-trace';
/** What became of the calls of one method, and of its runs: plain numbers, incremented where it is decided. */
export declare class CallCounters {
    hits: number;
    /** Of the hits, those from a tier's memory. */
    localHits: number;
    staleHits: number;
    misses: number;
    joined: number;
    bypassed: number;
    guarded: number;
    runs: number;
    failedRuns: number;
    /** All runs together, in milliseconds and their fractions. */
    runMs: number;
    renewals: number;
    kept: number;
    refused: number;
    uncacheable: number;
    /** Each call comes here once, when it is answered; only a hit in memory counts itself. */
    answered(outcome: CallOutcome, trace: CallTrace | undefined): void;
    reset(): void;
}
/** The counters of methods by name: those of a class that is made anew while they are still there are the same. */
export declare class CountersByName {
    private readonly refs;
    private readonly registry;
    get(name: string): CallCounters | undefined;
    /** Those that are there, or new ones. */
    of(name: string): CallCounters;
    set(name: string, counters: CallCounters): void;
    values(): Generator<CallCounters>;
    [Symbol.iterator](): Generator<readonly [name: string, counters: CallCounters]>;
}
