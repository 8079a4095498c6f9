import type { Answer, Freshness, Hit, Lookup, OutcomeCache, Question } from '../../ports/outcome-cache';
import type { Windows } from './windows';
/** A hit that is past its life, or that is to be renewed behind its answer. */
export interface AgedHit {
    readonly kind: 'aged';
    readonly hit: Hit;
    readonly freshness: Freshness;
    readonly isStale: boolean;
    readonly wantsRenewal: boolean;
}
/** What a look-up of a method with windows finds. */
export type Found = Lookup | AgedHit;
/** Whom a call asks: the cache itself, or for a method with windows {@link WindowedLookups}. */
export interface Lookups {
    lookup(question: Question): Answer<Found>;
    readonly lookupAll?: OutcomeCache['lookupAll'];
}
/** Looks up for a method with windows: tells what is fresh from what is not, and passes by what is of no use any more. */
export declare class WindowedLookups implements Lookups {
    private readonly cache;
    private readonly windows;
    /** Equal questions of one tick get the very same hit, and have to get the same ticket in its place. */
    private readonly past;
    constructor(cache: OutcomeCache, windows: Windows);
    /** The same for who has no use for what is past its life, because it cannot be renewed there. */
    get ofFresh(): Lookups;
    lookup(question: Question): Answer<Found>;
    /** As if what was found were not there. */
    lookupPast(question: Question, hit: Hit): Answer<Found>;
    /** What a hit is good for as an answer that starts nothing; undefined: for nothing. */
    judge(hit: Hit): Hit | AgedHit | undefined;
    private lookupFresh;
    private judgeAnswer;
    private judgeFound;
}
