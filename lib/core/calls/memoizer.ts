/**
 * The story of one call: make its key; ask the cache; a hit is replayed; a miss joins a computation under way, waits
 * for another process that computes the same, or runs the method and keeps the outcome, if nothing was invalidated
 * meanwhile. What the cache cannot answer is computed and not kept.
 *
 * Here it begins, and mostly ends: a hit in memory goes no further. What else a look-up may find is told in
 * call-answers.ts, waiting for others in joined-calls.ts, and the run in runner.ts.
 */
import type { Absent, Answer, Bypass, Freshness, Hit, Miss, OutcomeCache } from '../../ports/outcome-cache';
import type { Outcome } from '../../ports/outcome';
import type { Found, Lookups } from '../stale/windowed-lookups';
import type { CallTrace } from '../../ports/call-trace';
import { hitChannel } from '../../ports/diagnostics';
import { CallAnswers } from './call-answers';
import type { CallCounters } from './call-counters';
import { basisOf } from './computation';
import { publishHit } from './publish-hit';
import { type MemoizerParts, questionsOf, type Recipe } from './recipe';
import type { SingleFlight } from './single-flight';

/** What a cache says of a call that nobody makes. */
export type Peeked = Absent | Bypass | ({ readonly kind: 'kept'; readonly outcome: Outcome } & Freshness);

export class Memoizer {
  private readonly cache: OutcomeCache;
  private readonly lookups: Lookups;
  private readonly flights: SingleFlight;
  private readonly answers: CallAnswers;
  private readonly counters: CallCounters;
  private readonly isGuard: boolean;
  private readonly ask: ReturnType<typeof questionsOf>;

  constructor(
    private readonly recipe: Recipe,
    parts: MemoizerParts,
  ) {
    this.cache = parts.cache;
    this.flights = parts.flights;
    this.answers = new CallAnswers(recipe, parts);
    this.lookups = this.answers.lookups;
    this.counters = recipe.counters;
    this.isGuard = recipe.kind === 'mark';
    this.ask = questionsOf(recipe);
  }

  /**
   * The memoized call.
   *
   * @param trace where the call writes what happened to it; undefined where nobody asked
   */
  call(instance: object, args: readonly unknown[], trace?: CallTrace): Promise<unknown> {
    const { recipe } = this;
    const key = recipe.keyFor(instance, args);
    if (key === undefined) return this.answers.answerWithoutKey({ instance, args, trace });
    const question = this.ask(key, instance, args);
    if (question === undefined) return this.answers.answerWithoutKey({ instance, args, trace });
    const found = this.lookups.lookup(question);
    if (isHit(found)) {
      // The hot path of a memory cache: nothing is made but the caller's own copy.
      const replayed = recipe.codec.replay(found.payload, key);
      if (replayed !== undefined) {
        if (trace !== undefined) this.trace(trace, found);
        if (this.isGuard) this.counters.guarded += 1;
        else this.counters.hits += 1;
        if (hitChannel.hasSubscribers) publishHit(recipe, key, this.isGuard ? 'guarded' : 'hit');
        if (recipe.onHit !== undefined) recipe.onHit(instance, args);
        return replayed;
      }
    }
    const snapshot = this.isReadLater(found) ? recipe.snapshot(instance, args, key) : undefined;
    const call = { question, instance, args, snapshot, trace };
    return found instanceof Promise
      ? found.then((lookup) => this.answers.answer(call, lookup))
      : this.answers.answerNow(call, found);
  }

  /**
   * Runs the method now, never joins, and replaces what was kept, unless the method throws an unlisted error. Answers once
   * the cache has answered the fill: a read that comes after it finds its outcome, or a later one.
   */
  refresh(key: string, instance: object, args: readonly unknown[]): Promise<unknown> {
    const question = this.ask(key, instance, args);
    if (question === undefined) return this.recipe.run(instance, args);
    const snapshot = this.recipe.snapshot(instance, args, key);
    const call = { question, instance, args, snapshot, trace: undefined };
    const run = (opened: Miss | Bypass): Promise<unknown> =>
      this.answers.compute(call, basisOf(opened), { waitsForFill: true, purpose: 'refresh' });
    const opened = this.cache.open(question, 'replace');
    // At once where it can be: whoever comes in the same tick has to find the flight.
    return opened instanceof Promise ? opened.then(run) : run(opened);
  }

  /** What is kept of a call: only looks, and runs nothing. */
  async peek(key: string, instance: object, args: readonly unknown[]): Promise<Peeked> {
    const question = this.ask(key, instance, args);
    if (question === undefined) return { kind: 'bypass' };
    const found = await this.cache.peek(question);
    if (found.kind !== 'hit') return found;
    const outcome = this.recipe.codec.decode(found.payload, key);
    return outcome ? { kind: 'kept', outcome, ...this.cache.freshness(found) } : { kind: 'absent' };
  }

  /** Whether the arguments are read when the caller may have changed them: a run begins at once only in memory. */
  private isReadLater(found: Answer<Found>): boolean {
    if (found instanceof Promise || this.recipe.looksBack) return true;
    return this.flights.find(found.kind === 'miss' ? found.ticket.id : found) !== undefined;
  }

  private trace(trace: CallTrace, hit: Hit): void {
    trace.outcome = this.isGuard ? 'guarded' : 'hit';
    trace.found(this.cache.freshness(hit));
  }
}

/** Told by what no promise has: to ask whether it is one costs a twentieth of a hit. */
function isHit(found: Answer<Found>): found is Hit {
  return (found as Partial<Hit>).kind === 'hit';
}
