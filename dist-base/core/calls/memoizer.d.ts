/**
 * The story of one call: make its key; ask the cache; a hit is replayed; a miss joins a computation under way, waits
 * for another process that computes the same, or runs the method and keeps the outcome, if nothing was invalidated
 * meanwhile. What the cache cannot answer is computed and not kept.
 *
 * Here it begins, and mostly ends: a hit in memory goes no further. What else a look-up may find is told in
 * call-answers.ts, waiting for others in joined-calls.ts, and the run in runner.ts.
 */
import type { Absent, Bypass, Freshness } from '../../ports/outcome-cache';
import type { Outcome } from '../../ports/outcome';
import type { CallTrace } from '../../ports/call-trace';
import { type MemoizerParts, type Recipe } from './recipe';
/** What a cache says of a call that nobody makes. */
export type Peeked = Absent | Bypass | ({
    readonly kind: 'kept';
    readonly outcome: Outcome;
} & Freshness);
export declare class Memoizer {
    private readonly recipe;
    private readonly cache;
    private readonly lookups;
    private readonly flights;
    private readonly answers;
    private readonly counters;
    private readonly isGuard;
    private readonly ask;
    constructor(recipe: Recipe, parts: MemoizerParts);
    /**
     * The memoized call.
     *
     * @param trace where the call writes what happened to it; undefined where nobody asked
     */
    call(instance: object, args: readonly unknown[], trace?: CallTrace): Promise<unknown>;
    /**
     * Runs the method now, never joins, and replaces what was kept, unless the method throws an unlisted error. Answers once
     * the cache has answered the fill: a read that comes after it finds its outcome, or a later one.
     */
    refresh(key: string, instance: object, args: readonly unknown[]): Promise<unknown>;
    /** What is kept of a call: only looks, and runs nothing. */
    peek(key: string, instance: object, args: readonly unknown[]): Promise<Peeked>;
    /** Whether the arguments are read when the caller may have changed them: a run begins at once only in memory. */
    private isReadLater;
    private trace;
}
