/**
 * What becomes of outcomes past their life, or near its end: they are renewed in the background, or answer for a run that
 * has thrown.
 *
 * None is ever served from what a process has in hand: after a throw the cache is asked once more, and what was invalidated
 * during the run is not there. A renewal is a computation like any other, with a ticket of its own, so that an invalidation
 * during it wins, too. It belongs to nobody: it runs outside of the call that has led to it, and only if the call has the
 * same key there. What one tenant's call has read from its surroundings is never kept under the key of another's.
 */
import { CallbackError } from '../../errors/callback.error';
import { describeThrown } from '../../errors/describe-value';
import type { Hit, OutcomeCache, Question, StaleFate } from '../../ports/outcome-cache';
import type { RenewalsUnderWay, Renewed } from '../stale/renewals-under-way';
import { type AgedHit, WindowedLookups } from '../stale/windowed-lookups';
import type { Windows } from '../stale/windows';
import { argumentsOf, type Call } from './call';
import { type Computation, isTicket, type Run } from './computation';
import type { MemoizerParts, Recipe, RenewalTerms } from './recipe';
import type { SingleFlight } from './single-flight';

/** Who runs what is renewed. */
export interface RenewalRunner {
  /** Resolves when the cache has answered the fill; rejects as the method does. */
  compute(call: Call, computation: Computation): Promise<unknown>;
}

/** What a run that left nothing comes to. */
export interface Failure {
  /** What was kept, and is now the answer; to those who joined, too. */
  readonly kept?: Hit | AgedHit;
  /** What becomes of what was kept; left out: nothing. */
  readonly fate?: StaleFate;
}

const ENDS: StaleFate = { kind: 'ends' };

export class StaleOutcomes {
  readonly lookups: WindowedLookups;
  private readonly cache: OutcomeCache;
  private readonly flights: SingleFlight;
  private readonly renewals: RenewalsUnderWay;

  constructor(
    private readonly recipe: Recipe,
    private readonly windows: Windows,
    { cache, flights, renewals }: Pick<MemoizerParts, 'cache' | 'flights' | 'renewals'>,
  ) {
    this.cache = cache;
    this.flights = flights;
    this.renewals = renewals;
    this.lookups = new WindowedLookups(cache, windows);
  }

  /** Begins to renew what was found, unless that is under way. False: it cannot be renewed. */
  renew(call: Call, { hit }: AgedHit, runner: RenewalRunner): boolean {
    const { key } = call.question;
    const { renewal } = this.recipe;
    if (this.renewals.has(key)) return true;
    const args = renewal?.copyArguments(argumentsOf(call));
    if (renewal === undefined || args === undefined) return false;
    if (!renewal.outsideOfCalls(() => renewal.hasKey(key, call.instance, args))) return false;
    const question = { ...call.question, due: undefined }; // by then the call that has led to it has its answer
    const { instance } = call;
    // Callbacks are given the arguments when the method has run, which may change its own.
    const snapshot = this.recipe.looksBack ? this.recipe.snapshot(instance, args, key) : undefined;
    const renewed = { question, instance, args, snapshot, trace: undefined };
    const renew = (): Promise<Renewed> => this.renewNow(renewed, hit, { renewal, runner });
    this.renewals.begin(key, () => renewal.outsideOfCalls(renew));
    return true;
  }

  /** What a run comes to that left nothing to keep: one that answers a call, or a renewal. Of a refresh, the old outcome stays. */
  async afterThrow(
    run: Run,
    call: Call,
    { basis, purpose, renewed }: Pick<Computation, 'basis' | 'purpose' | 'renewed'>,
  ): Promise<Failure> {
    if (!isTicket(basis) || purpose === 'refresh') return {};
    if (run.kind === 'returned' || run.isAborted) return {};
    if (!this.isFailure(run.error)) return { fate: ENDS };
    if (renewed !== undefined) return { fate: this.restOf(renewed) };
    const kept = await this.peek(call.question, run.ms);
    if (kept === undefined) return { fate: ENDS };
    return kept.kind === 'hit' ? { kept } : { kept, fate: this.restOf(kept.hit) };
  }

  /**
   * What is still kept, and answers for a run that has thrown.
   *
   * @param ms how long that took: it is no part of the time that the cache may take
   */
  private async peek(question: Question, ms: number): Promise<Hit | AgedHit | undefined> {
    const { due = Infinity } = question;
    const found = await this.cache.peek({ ...question, due: due + ms });
    if (found.kind !== 'hit') return undefined;
    const freshness = this.cache.freshness(found);
    if (!this.windows.answersForError(freshness)) return undefined;
    if (freshness.ttl > 0) return found;
    return { kind: 'aged', hit: found, freshness, isStale: true, wantsRenewal: false };
  }

  private restOf(hit: Hit): StaleFate {
    return { kind: 'rests', hit, ms: this.windows.retryAfter };
  }

  /** Where the method's own word on it fails, the source is taken to have answered. */
  private isFailure(error: unknown): boolean {
    try {
      return this.windows.isFailure(error);
    } catch (cause) {
      const reason = `threw ${describeThrown(cause)}`;
      this.recipe.report(new CallbackError({ method: this.recipe.name, callback: 'when', reason, cause }));
      return false;
    }
  }

  private async renewNow(
    call: Call,
    hit: Hit,
    { renewal, runner }: { readonly renewal: RenewalTerms; readonly runner: RenewalRunner },
  ): Promise<Renewed> {
    // Whoever has found it has its answer before the method begins.
    await Promise.resolve();
    const opened = await this.cache.lookupPast(call.question, hit);
    if (opened.kind !== 'miss') return 'ended';
    const { ticket } = opened;
    if (this.flights.find(ticket.id) !== undefined) return 'ended';
    if (ticket.leasedElsewhere) return 'elsewhere';
    if (!renewal.hasKey(call.question.key, call.instance, call.args)) {
      void this.cache.release(ticket);
      return 'ended';
    }
    const flight = this.flights.begin(ticket.id, ticket.tagTime);
    const renewing = { basis: ticket, flight, waitsForFill: true, purpose: 'renewal', renewed: hit } as const;
    await runner.compute(call, renewing).catch(() => undefined); // what it threw was seen to
    return 'ended';
  }
}
