import { type ResolvedStaleOptions } from '../../options/stale-options';
import type { Outcome } from '../../ports/outcome';
import type { Freshness } from '../../ports/outcome-cache';
/**
 * What an outcome that was found is good for: `fresh`, an answer; `early`, an answer that is renewed behind it, though its
 * life is not over; `stale`, the same past its life; `resting`, an answer past its life whose source was seen to fail, and
 * is left alone for now; `past`: none, but for the case that a run throws.
 */
export type Judgement = 'fresh' | 'early' | 'stale' | 'resting' | 'past';
/** The windows of a method: for how long past their life, and how, its outcomes are still of use. */
export declare class Windows {
    readonly options: ResolvedStaleOptions;
    private readonly random;
    /** The longer one, in milliseconds. */
    readonly longest: number;
    /** For how long a source that failed is left alone, in milliseconds. */
    readonly retryAfter: number;
    private readonly whileRevalidate;
    private readonly ifError;
    /** @param random from 0 to 1. @default Math.random */
    constructor(options: ResolvedStaleOptions, random?: () => number);
    judge({ age, ttl, restsFor }: Freshness): Judgement;
    /** Whether an outcome answers for a run that has thrown. */
    answersForError({ ttl }: Freshness): boolean;
    /**
     * Whether an error that a run has thrown, and that is no outcome, says that its source has failed. Unless the method
     * says which do, all do but those that are answers: Nest's HTTP exceptions below 500.
     */
    isFailure(error: unknown): boolean;
    /**
     * How long an outcome is kept: its life, shortened at random, so that what was kept at once does not end at once; and past
     * it. Errors, and what has no end, are of no use past their life.
     */
    termsFor({ kind }: Outcome, life: number): {
        readonly ttl: number;
        readonly staleFor: number;
    };
    private isEarly;
}
