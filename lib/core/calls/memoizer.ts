/**
 * The story of one call: make its key; ask the cache; a hit is replayed; a miss joins a computation under way, waits
 * for another process that computes the same, or runs the method and keeps the outcome, if nothing was invalidated
 * meanwhile. What the cache cannot answer is computed and not kept.
 */
import type {
  Answer,
  Bypass,
  Hit,
  Lookup,
  Miss,
  OutcomeCache,
  Ticket,
  Question,
} from '../../ports/outcome-cache';
import type { CallTrace } from '../../ports/call-trace';
import type { LeaseWait } from './lease-wait';
import { argumentsOf, type Call } from './call';
import { type Basis, basisOf, type ComputationManner, isTicket } from './computation';
import type { Outcome } from '../../ports/outcome';
import type { Recipe } from './recipe';
import { Runner } from './runner';
import type { Flight, Landing, SingleFlight } from './single-flight';

export interface MemoizerParts {
  readonly cache: OutcomeCache;
  /** Shared by all methods on one cache: methods with one prefix share their computations too. */
  readonly flights: SingleFlight;
  readonly leaseWait: LeaseWait;
}

export class Memoizer {
  private readonly cache: OutcomeCache;
  private readonly flights: SingleFlight;
  private readonly leaseWait: LeaseWait;
  private readonly runner: Runner;
  private readonly isGuard: boolean;

  constructor(
    private readonly recipe: Recipe,
    { cache, flights, leaseWait }: MemoizerParts,
  ) {
    this.cache = cache;
    this.flights = flights;
    this.leaseWait = leaseWait;
    this.runner = new Runner(recipe, cache);
    this.isGuard = recipe.kind === 'mark';
  }

  /**
   * The memoized call.
   *
   * @param trace where the call writes what happened to it; undefined where nobody asked
   */
  call(instance: object, args: readonly unknown[], trace?: CallTrace): Promise<unknown> {
    const { recipe } = this;
    const key = recipe.keyFor(instance, args);
    if (key === undefined) return this.callWithoutKey(instance, args, trace);
    const question = this.ask(key);
    const found = this.cache.lookup(question);
    if (!(found instanceof Promise) && found.kind === 'hit') {
      // The hot path of a memory cache: nothing is made but the caller's own copy.
      const replayed = recipe.codec.replay(found.payload, key);
      if (replayed !== undefined) {
        if (trace !== undefined) trace.hit(this.cache.freshness(found));
        if (recipe.onHit !== undefined) recipe.onHit(instance, args);
        return replayed;
      }
    }
    const snapshot = this.isReadLater(found) ? recipe.snapshot(instance, args, key) : undefined;
    const call = { question, instance, args, snapshot, trace };
    return found instanceof Promise
      ? found.then((lookup) => this.answer(call, lookup))
      : this.answerNow(call, found);
  }

  /**
   * Runs the method now, never joins, and replaces what was kept, unless the method throws an unlisted error. Answers once
   * the cache has answered the fill: a read that comes after it finds its outcome, or a later one.
   */
  refresh(key: string, instance: object, args: readonly unknown[]): Promise<unknown> {
    const question = this.ask(key);
    const snapshot = this.recipe.snapshot(instance, args, key);
    const call = { question, instance, args, snapshot, trace: undefined };
    const run = (opened: Miss | Bypass): Promise<unknown> =>
      this.compute(call, basisOf(opened), { waitsForFill: true });
    const opened = this.cache.open(question, 'replace');
    // At once where it can be: whoever comes in the same tick has to find the flight.
    return opened instanceof Promise ? opened.then(run) : run(opened);
  }

  /** Whether the arguments are read when the caller may have changed them: a run begins at once only in memory. */
  private isReadLater(found: Answer<Lookup>): boolean {
    if (found instanceof Promise || this.recipe.looksBack) return true;
    return this.flights.find(found.kind === 'miss' ? found.ticket.id : found) !== undefined;
  }

  private callBackOnHit(call: Call): void {
    this.recipe.onHit?.(call.instance, argumentsOf(call));
  }

  private ask(key: string): Question {
    const { group, kind, longestLife: life } = this.recipe;
    return { key, group, kind, life };
  }

  private callWithoutKey(
    instance: object,
    args: readonly unknown[],
    trace: CallTrace | undefined,
  ): Promise<unknown> {
    if (trace) trace.outcome = 'bypass';
    return this.recipe.run(instance, args);
  }

  /** The promises of a miss are handed on as they are: in a herd one more each is a third of its whole cost. */
  private answerNow(call: Call, lookup: Lookup): Promise<unknown> {
    if (lookup.kind === 'miss') return Promise.resolve(this.answerMiss(call, lookup.ticket, true));
    // A kept error is thrown at once, and has to be a rejection.
    return new Promise((resolve) => resolve(this.answer(call, lookup)));
  }

  private answer(call: Call, lookup: Lookup, mayWait = true): unknown {
    switch (lookup.kind) {
      case 'hit':
        return this.answerHit(call, lookup);
      case 'miss':
        return this.answerMiss(call, lookup.ticket, mayWait);
      case 'bypass':
        return this.answerBypass(call, lookup);
    }
  }

  private answerHit(call: Call, hit: Hit): unknown {
    const outcome = this.recipe.codec.decode(hit.payload, call.question.key);
    if (!outcome) return this.replaceUnreadable(call);
    call.trace?.hit(this.cache.freshness(hit));
    this.callBackOnHit(call);
    return deliver(outcome);
  }

  /** What lies under the key is not one of ours: a miss, although the cache took it for a hit. */
  private async replaceUnreadable(call: Call): Promise<unknown> {
    return this.answer(call, await this.cache.open(call.question, 'share'));
  }

  private answerMiss(call: Call, ticket: Ticket, mayWait: boolean): Promise<unknown> | true {
    const flight = this.flights.find(ticket.id);
    const isUnderWay = flight !== undefined || ticket.leasedElsewhere;
    if (this.isGuard && isUnderWay) return this.answerGuarded(call);
    if (flight) return this.join(call, flight);
    if (ticket.leasedElsewhere && mayWait) return this.waitForOtherProcess(call, ticket);
    return this.compute(call, ticket);
  }

  /** A guard does not guard while its cache cannot be asked; other calls of one tick share a run. */
  private answerBypass(call: Call, bypass: Bypass): Promise<unknown> {
    const flight = this.isGuard ? undefined : this.flights.find(bypass);
    return flight ? this.join(call, flight) : this.compute(call, bypass);
  }

  /** A run goes on, here or elsewhere: a guard answers at once. */
  private answerGuarded(call: Call): true {
    if (call.trace) call.trace.outcome = 'hit';
    this.callBackOnHit(call);
    return true;
  }

  private join(call: Call, flight: Flight): Promise<unknown> {
    return flight.join().then((landing) => this.leave(call, landing, flight));
  }

  private leave(call: Call, landing: Landing, flight: Flight): unknown {
    switch (landing.kind) {
      case 'landed':
        return this.receive(call, landing);
      case 'failed':
        call.trace?.collapse();
        throw landing.error;
      case 'alone':
        return this.runner.runAlone(call);
      case 'overdue':
        return this.replaceOverdue(call, flight);
      case 'again':
        return this.askAgain(call);
    }
  }

  /**
   * A run that hangs is outdated, so that neither those who wait for it nor those who still come do so for ever; and one
   * run takes its place, not one for each of them.
   */
  private async replaceOverdue(call: Call, flight: Flight): Promise<unknown> {
    if (flight.replacement !== undefined) {
      await flight.replacement;
      return this.askAgain(call);
    }
    const opening = Promise.resolve(this.cache.open(call.question, 'replace'));
    const started = opening.then((opened) => {
      // Nobody may find it any more, not even where the cache has not answered, and nothing else is under its ticket.
      flight.end();
      return { answer: this.compute(call, basisOf(opened)) };
    });
    flight.replacement = started;
    return (await started).answer;
  }

  private async askAgain(call: Call): Promise<unknown> {
    return this.answer(call, await this.cache.lookup(call.question), false);
  }

  private receive(call: Call, { payload, filled }: Extract<Landing, { kind: 'landed' }>): unknown {
    // Another method with the same prefix may have made it, and may list classes that this one does not.
    const outcome = this.recipe.codec.decode(payload, call.question.key);
    if (!outcome) return this.runner.runAlone(call);
    call.trace?.collapse();
    this.runner.callBackOnMiss(call, filled);
    return deliver(outcome);
  }

  private async waitForOtherProcess(call: Call, ticket: Ticket): Promise<unknown> {
    const flight = this.flights.begin(ticket.id);
    const found = await this.leaseWait.for(ticket);
    if (found.kind === 'miss' && found.ticket.id === ticket.id)
      return this.compute(call, found.ticket, { flight });
    flight.end();
    if (found.kind === 'hit') return this.landFromElsewhere(call, found, flight);
    flight.land({ kind: 'again' });
    return this.answer(call, found, false);
  }

  private landFromElsewhere(call: Call, { payload }: Hit, flight: Flight): unknown {
    const landing = { kind: 'landed', payload, filled: true } as const;
    flight.land(landing);
    return this.receive(call, landing);
  }

  private compute(call: Call, basis: Basis, manner: ComputationManner = {}): Promise<unknown> {
    const id = isTicket(basis) ? basis.id : basis;
    const { flight = this.flights.begin(id), waitsForFill = this.isGuard } = manner;
    return this.runner.compute(call, { basis, flight, waitsForFill });
  }
}

/** What a call gets from an outcome that was kept: a thrown error is thrown again. */
function deliver(outcome: Outcome): unknown {
  switch (outcome.kind) {
    case 'result':
      return outcome.value;
    case 'error':
      throw outcome.error;
    case 'mark':
      return true;
  }
}
