import { hitChannel } from '../../ports/diagnostics';
import type { Bypass, Hit, OutcomeCache, Ticket } from '../../ports/outcome-cache';
import { LocalCopy } from '../../ports/outcome-codec';
import type { AgedHit, Found, Lookups } from '../stale/windowed-lookups';
import { argumentsOf, type Call, type KeylessCall } from './call';
import { type Basis, type ComputationManner, isTicket } from './computation';
import { deliver } from './deliver';
import { JoinedCalls } from './joined-calls';
import { publishHit } from './publish-hit';
import type { HitAudit, MemoizerParts, Recipe } from './recipe';
import { type AfterThrow, Runner } from './runner';
import type { Flight, SingleFlight } from './single-flight';
import { StaleOutcomes } from './stale-outcomes';

/** How a call goes on that has missed. */
interface MissManner {
  /** Whether for another process. */
  readonly mayWait: boolean;
  /** Whom it asks meanwhile. @default whom all calls ask */
  readonly lookups?: Lookups | undefined;
}

/** What a call answers, by what its look-up has found. */
export class CallAnswers {
  private readonly cache: OutcomeCache;
  private readonly flights: SingleFlight;
  private readonly runner: Runner;
  private readonly joined: JoinedCalls;
  private readonly isGuard: boolean;
  /** Decided once, so that a hit of what is not audited need not ask. */
  private readonly handOver: HitAudit['deliver'];
  /** Undefined where nothing is of use past its life. */
  private readonly stale: StaleOutcomes | undefined;
  /** Whom its calls ask. */
  readonly lookups: Lookups;

  constructor(
    private readonly recipe: Recipe,
    parts: MemoizerParts,
  ) {
    this.cache = parts.cache;
    this.flights = parts.flights;
    const stale = recipe.windows && new StaleOutcomes(recipe, recipe.windows, parts);
    this.stale = stale;
    this.lookups = stale?.lookups ?? parts.cache;
    this.runner = new Runner(recipe, { ...parts, stale: stale && this.afterThrowOf(stale) });
    const { lookups, runner } = this;
    this.joined = new JoinedCalls(recipe, { ...parts, lookups, runner, onward: this });
    this.isGuard = recipe.kind === 'mark';
    const { audit } = recipe;
    this.handOver = audit ? (outcome, call, hit) => audit.deliver(outcome, call, hit) : deliver;
  }

  answerWithoutKey(call: KeylessCall): Promise<unknown> {
    return this.runner.runWithoutKey(call);
  }

  /** The promises of a miss are handed on as they are: in a herd one more each is a third of its whole cost. */
  answerNow(call: Call, lookup: Found): Promise<unknown> {
    if (lookup.kind === 'miss')
      return Promise.resolve(this.answerMiss(call, lookup.ticket, { mayWait: true }));
    // A kept error is thrown at once, and has to be a rejection.
    return new Promise((resolve) => resolve(this.answer(call, lookup)));
  }

  /** @param mayWait whether for another process: a call that has waited once does not again */
  answer(call: Call, lookup: Found, mayWait = true): unknown {
    switch (lookup.kind) {
      case 'hit':
        return this.answerHit(call, lookup);
      case 'aged':
        return this.answerAged(call, lookup, mayWait);
      case 'miss':
        return this.answerMiss(call, lookup.ticket, { mayWait });
      case 'bypass':
        return this.answerBypass(call, lookup);
    }
  }

  compute(call: Call, basis: Basis, manner: ComputationManner = {}): Promise<unknown> {
    const { flight = this.begin(basis), waitsForFill = this.isGuard, purpose } = manner;
    return this.runner.compute(call, { basis, flight, waitsForFill, purpose });
  }

  private begin(basis: Basis): Flight {
    return isTicket(basis) ? this.flights.begin(basis.id, basis.tagTime) : this.flights.begin(basis);
  }

  private answerHit(call: Call, hit: Hit): unknown {
    const outcome = this.recipe.codec.decode(hit.payload, call.question.key);
    if (!outcome) return this.replaceUnreadable(call);
    call.trace?.found(this.cache.freshness(hit));
    this.noteHit(call, this.isGuard ? 'guarded' : 'hit', hit);
    return this.handOver(outcome, call, hit);
  }

  /** What is past its life, or near its end: an answer, if it can be renewed where it has to be. */
  private answerAged(call: Call, aged: AgedHit, mayWait: boolean): unknown {
    const { hit, freshness, isStale, wantsRenewal } = aged;
    const outcome = this.recipe.codec.decode(hit.payload, call.question.key);
    if (!outcome) return this.replaceUnreadable(call);
    const isRenewed = wantsRenewal && this.stale?.renew(call, aged, this.runner);
    if (wantsRenewal && isStale && !isRenewed) return this.answerWithout(call, hit, mayWait);
    call.trace?.found(freshness);
    this.noteHit(call, isStale ? 'stale' : 'hit', hit);
    return isStale ? deliver(outcome) : this.handOver(outcome, call, hit);
  }

  /** Whoever waits for another process then takes no more notice of what is past its life than this call does. */
  private async answerWithout(call: Call, hit: Hit, mayWait: boolean): Promise<unknown> {
    const lookups = this.stale?.lookups;
    const found = await lookups?.lookupPast(call.question, hit);
    if (found?.kind !== 'miss') return found && this.answer(call, found, mayWait);
    return this.answerMiss(call, found.ticket, { mayWait, lookups: lookups?.ofFresh });
  }

  private afterThrowOf(stale: StaleOutcomes): AfterThrow {
    return {
      afterThrow: (run, call, computation) => stale.afterThrow(run, call, computation),
      answer: (call, kept) => this.answer(call, kept),
    };
  }

  /** What lies under the key is not one of ours: a miss, although the cache took it for a hit. */
  private async replaceUnreadable(call: Call): Promise<unknown> {
    return this.answer(call, await this.cache.open(call.question, 'share'));
  }

  private answerMiss(call: Call, ticket: Ticket, { mayWait, lookups }: MissManner): Promise<unknown> | true {
    const flight = this.flights.find(ticket.id);
    const isUnderWay = flight !== undefined || ticket.leasedElsewhere;
    if (this.isGuard && isUnderWay) return this.answerGuarded(call);
    if (flight) return this.joined.join(call, flight, ticket.tagTime);
    if (ticket.leasedElsewhere && mayWait) return this.joined.waitForOtherProcess(call, ticket, lookups);
    return this.compute(call, ticket);
  }

  /** A guard does not guard while its cache cannot be asked; other calls of one tick share a run. */
  private answerBypass(call: Call, bypass: Bypass): Promise<unknown> {
    const flight = this.isGuard ? undefined : this.flights.find(bypass);
    return flight ? this.joined.join(call, flight) : this.compute(call, bypass);
  }

  /** A run goes on, here or elsewhere: a guard answers at once. */
  private answerGuarded(call: Call): true {
    this.noteHit(call, 'guarded');
    return true;
  }

  private noteHit(call: Call, outcome: 'hit' | 'stale' | 'guarded', hit?: Hit): void {
    this.recipe.counters.answered(outcome, call.trace);
    if (outcome === 'hit' && hit?.payload instanceof LocalCopy) this.recipe.counters.localHits += 1;
    if (hitChannel.hasSubscribers) publishHit(this.recipe, call.question.key, outcome);
    this.recipe.onHit?.(call.instance, argumentsOf(call));
  }
}
