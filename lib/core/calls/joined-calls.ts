import type { Hit, OutcomeCache, Ticket } from '../../ports/outcome-cache';
import type { Found, Lookups } from '../stale/windowed-lookups';
import type { Call } from './call';
import { type Basis, basisOf, type ComputationManner } from './computation';
import { deliver } from './deliver';
import type { LeaseWait } from './lease-wait';
import type { MemoizerParts, Recipe } from './recipe';
import type { Runner } from './runner';
import type { Flight, Landing, SingleFlight } from './single-flight';

/** What becomes of a call that whom it waited for cannot serve. */
export interface Onward {
  /** By what it found when it asked again. */
  answer(call: Call, found: Found, mayWait: false): unknown;
  compute(call: Call, basis: Basis, manner?: ComputationManner): Promise<unknown>;
}

export interface JoinedCallsParts extends MemoizerParts {
  readonly lookups: Lookups;
  readonly runner: Runner;
  readonly onward: Onward;
}

/** Calls that wait for a computation under way, here or in another process. */
export class JoinedCalls {
  private readonly cache: OutcomeCache;
  private readonly lookups: Lookups;
  private readonly flights: SingleFlight;
  private readonly leaseWait: LeaseWait;
  private readonly runner: Runner;
  private readonly onward: Onward;

  constructor(
    private readonly recipe: Recipe,
    { cache, lookups, flights, leaseWait, runner, onward }: JoinedCallsParts,
  ) {
    this.cache = cache;
    this.lookups = lookups;
    this.flights = flights;
    this.leaseWait = leaseWait;
    this.runner = runner;
    this.onward = onward;
  }

  /** @param tagTime of the ticket that the call has seen */
  join(call: Call, flight: Flight, tagTime?: unknown): Promise<unknown> {
    const leave = flight.tagTime === tagTime ? this.leave : this.askAfter;
    return flight.join().then((landing) => leave(call, landing, flight));
  }

  /** @param lookups whom to ask meanwhile */
  async waitForOtherProcess(call: Call, ticket: Ticket, lookups = this.lookups): Promise<unknown> {
    const flight = this.flights.begin(ticket.id, ticket.tagTime);
    const found = await this.leaseWait.for(ticket, lookups);
    if (found.kind === 'miss' && found.ticket.id === ticket.id)
      return this.onward.compute(call, found.ticket, { flight });
    flight.end();
    if (found.kind === 'hit') return this.landFromElsewhere(call, found, flight);
    flight.land({ kind: 'again' });
    return this.onward.answer(call, found, false);
  }

  private readonly leave = (call: Call, landing: Landing, flight: Flight): unknown => {
    switch (landing.kind) {
      case 'landed':
        return this.receive(call, landing);
      case 'aged':
        return this.onward.answer(call, landing.found, false);
      case 'failed':
        this.recipe.counters.answered('joined', call.trace);
        throw landing.error;
      case 'alone':
        return this.runner.runAlone(call);
      case 'overdue':
        return this.replaceOverdue(call, flight);
      case 'again':
        return this.askAgain(call);
    }
  };

  /**
   * A tag was invalidated when the run was under way, perhaps one that its outcome carries: the cache knows, once it has
   * answered the fill. So what others invalidate costs a look-up, and no run.
   */
  private readonly askAfter = async (call: Call, landing: Landing, flight: Flight): Promise<unknown> => {
    if (landing.kind === 'overdue') return this.replaceOverdue(call, flight);
    if (landing.kind === 'landed') await landing.filled;
    return this.askAgain(call);
  };

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
      return { answer: this.onward.compute(call, basisOf(opened)) };
    });
    flight.replacement = started;
    return (await started).answer;
  }

  private async askAgain(call: Call): Promise<unknown> {
    return this.onward.answer(call, await this.lookups.lookup(call.question), false);
  }

  private landFromElsewhere(call: Call, { payload }: Hit, flight: Flight): unknown {
    const landing = { kind: 'landed', payload, filled: true } as const;
    flight.land(landing);
    return this.receive(call, landing);
  }

  private receive(call: Call, { payload, filled }: Extract<Landing, { kind: 'landed' }>): unknown {
    // Another method with the same prefix may have made it, and may list classes that this one does not.
    const outcome = this.recipe.codec.decode(payload, call.question.key);
    if (!outcome) return this.runner.runAlone(call);
    this.recipe.counters.answered('joined', call.trace);
    this.runner.callBackOnMiss(call, filled);
    return deliver(outcome);
  }
}
