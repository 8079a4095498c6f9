import type { Answer, Bypass, Hit, Miss, OutcomeCache } from '../../ports/outcome-cache';
import { type Basis, basisOf, isTicket } from '../calls/computation';
import type { MemoizerParts, Recipe } from '../calls/recipe';
import type { Flight, SingleFlight } from '../calls/single-flight';
import type { RenewalRunner, StaleOutcomes } from '../calls/stale-outcomes';
import type { AgedHit, Found, Lookups } from '../stale/windowed-lookups';
import type { BatchAnswers } from './batch-answers';
import type { KeyedItem } from './batch-items';
import { ItemHits } from './item-hits';
import { lookUpAll } from './look-up-all';
import type { LedItem, UndecidedItem } from './undecided-items';

/** What knows of outcomes past their life: those of the single method. Without any, nothing is of use then. */
export interface ItemAging {
  readonly stale: StaleOutcomes | undefined;
  /** For what one call of the batch has found. */
  readonly makeRenewer: () => RenewalRunner;
}

/**
 * What the cache knows of the ids of a batch. All are asked for in one tick, so that they are one command; and each that
 * misses has its flight as soon as that is known, so that whoever comes meanwhile joins it.
 */
export class ItemLookups {
  private readonly cache: OutcomeCache;
  private readonly lookups: Lookups;
  private readonly flights: SingleFlight;
  private readonly hits: ItemHits;
  private readonly renewers = new WeakMap<BatchAnswers, RenewalRunner>();

  constructor(
    recipe: Recipe,
    { cache, flights }: Pick<MemoizerParts, 'cache' | 'flights'>,
    private readonly aging: ItemAging,
  ) {
    this.cache = cache;
    this.lookups = aging.stale?.lookups ?? cache;
    this.flights = flights;
    this.hits = new ItemHits(recipe, cache, recipe.audit);
  }

  /** Answers those that are known, and tells what is left to do for each of the others, in their order. */
  find(items: readonly KeyedItem[], answers: BatchAnswers): Promise<UndecidedItem[]> {
    if (items.some(({ overdue }) => overdue !== undefined)) return this.findLate(items, answers);
    return lookUpAll(items, this.lookups, (item, found) => this.decide(item, found, answers));
  }

  /** Has a run of its own outdate whatever is under way. */
  begin(item: KeyedItem, basis: Basis): LedItem {
    const flight = isTicket(basis) ? this.flights.begin(basis.id, basis.tagTime) : this.flights.begin(basis);
    const outcome = isTicket(basis) ? 'miss' : 'bypass';
    return { kind: 'led', item, outcome, computation: { item, basis, flight } };
  }

  /** Some of them have waited for too long. */
  private findLate(items: readonly KeyedItem[], answers: BatchAnswers): Promise<UndecidedItem[]> {
    return Promise.all(
      items.map(async (item) =>
        item.overdue === undefined ? this.look(item, answers) : this.replace(item, item.overdue, answers),
      ),
    );
  }

  private look(item: KeyedItem, answers: BatchAnswers): Answer<UndecidedItem> {
    const found = this.lookups.lookup(item.question);
    return found instanceof Promise
      ? found.then((lookup) => this.decide(item, lookup, answers))
      : this.decide(item, found, answers);
  }

  /** Another process that computes the same is not waited for. */
  private decide(item: KeyedItem, lookup: Found, answers: BatchAnswers): Answer<UndecidedItem> {
    switch (lookup.kind) {
      case 'hit':
        return this.take(item, lookup, answers);
      case 'aged':
        return this.takeAged(item, lookup, answers);
      case 'miss':
      case 'bypass':
        return this.joinOrBegin(item, lookup);
    }
  }

  private joinOrBegin(item: KeyedItem, found: Miss | Bypass): UndecidedItem {
    const basis = basisOf(found);
    const flight = this.flights.find(isTicket(basis) ? basis.id : basis);
    if (flight === undefined) return this.begin(item, basis);
    return { kind: 'joined', item, flight, tagTime: isTicket(basis) ? basis.tagTime : undefined };
  }

  private take(item: KeyedItem, hit: Hit, answers: BatchAnswers): Answer<UndecidedItem> {
    const outcome = this.hits.read(item, hit);
    return outcome === undefined
      ? this.replaceUnreadable(item)
      : this.hits.answer(item, { hit, outcome }, answers);
  }

  /** Past its life, or near its end: an answer, if it can be renewed where it has to be. The single method renews it. */
  private takeAged(item: KeyedItem, aged: AgedHit, answers: BatchAnswers): Answer<UndecidedItem> {
    const { hit, isStale, wantsRenewal } = aged;
    const outcome = this.hits.read(item, hit);
    if (outcome === undefined) return this.replaceUnreadable(item);
    const { stale } = this.aging;
    const isRenewed = wantsRenewal && stale?.renew(item, aged, this.renewerFor(answers));
    if (stale !== undefined && wantsRenewal && isStale && !isRenewed)
      return this.lookPast(item, hit, answers);
    return this.hits.answer(item, { hit, outcome, isStale }, answers);
  }

  private renewerFor(answers: BatchAnswers): RenewalRunner {
    const renewer = this.renewers.get(answers) ?? this.aging.makeRenewer();
    this.renewers.set(answers, renewer);
    return renewer;
  }

  private async lookPast(item: KeyedItem, hit: Hit, answers: BatchAnswers): Promise<UndecidedItem> {
    const found = await this.aging.stale?.lookups.lookupPast(item.question, hit);
    return found && this.decide(item, found, answers);
  }

  /** What lies under the key is not one of ours: a miss, although the cache took it for a hit. */
  private async replaceUnreadable(item: KeyedItem): Promise<UndecidedItem> {
    return this.joinOrBegin(item, await this.cache.open(item.question, 'share'));
  }

  /** One run takes the place of one that hangs, and not one for each who waits for it. */
  private async replace(item: KeyedItem, overdue: Flight, answers: BatchAnswers): Promise<UndecidedItem> {
    if (overdue.replacement !== undefined) {
      await overdue.replacement;
      return this.look(item, answers);
    }
    const begun = Promise.resolve(this.cache.open(item.question, 'replace')).then((opened) => {
      // Nobody may find it any more, not even where the cache has not answered, and nothing else is under its ticket.
      overdue.end();
      return this.begin(item, basisOf(opened));
    });
    overdue.replacement = begun;
    return begun;
  }
}
