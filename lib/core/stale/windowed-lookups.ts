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
export class WindowedLookups implements Lookups {
  /** Equal questions of one tick get the very same hit, and have to get the same ticket in its place. */
  private readonly past = new WeakMap<Hit, Answer<Found>>();

  constructor(
    private readonly cache: OutcomeCache,
    private readonly windows: Windows,
  ) {}

  /** The same for who has no use for what is past its life, because it cannot be renewed there. */
  get ofFresh(): Lookups {
    return { lookup: (question) => this.lookupFresh(question) };
  }

  lookup(question: Question): Answer<Found> {
    return this.judgeAnswer(question, this.cache.lookup(question));
  }

  /** As if what was found were not there. */
  lookupPast(question: Question, hit: Hit): Answer<Found> {
    const known = this.past.get(hit);
    if (known !== undefined) return known;
    const found = this.judgeAnswer(question, this.cache.lookupPast(question, hit));
    this.past.set(hit, found);
    return found;
  }

  /** What a hit is good for as an answer that starts nothing; undefined: for nothing. */
  judge(hit: Hit): Hit | AgedHit | undefined {
    const freshness = this.cache.freshness(hit);
    switch (this.windows.judge(freshness)) {
      case 'fresh':
        return hit;
      case 'early':
        return { kind: 'aged', hit, freshness, isStale: false, wantsRenewal: true };
      case 'stale':
        return { kind: 'aged', hit, freshness, isStale: true, wantsRenewal: true };
      case 'resting':
        return { kind: 'aged', hit, freshness, isStale: true, wantsRenewal: false };
      case 'past':
        return undefined;
    }
  }

  private async lookupFresh(question: Question): Promise<Found> {
    const found = await this.lookup(question);
    return found.kind === 'aged' && found.isStale ? this.lookupPast(question, found.hit) : found;
  }

  private judgeAnswer(question: Question, answer: Answer<Lookup>): Answer<Found> {
    if (!(answer instanceof Promise)) return this.judgeFound(question, answer);
    return answer.then((found) => this.judgeFound(question, found));
  }

  private judgeFound(question: Question, found: Lookup): Answer<Found> {
    if (found.kind !== 'hit') return found;
    return this.judge(found) ?? this.lookupPast(question, found);
  }
}
