/**
 * The second half of a miss: run the method, hand copies to those who joined, keep the outcome.
 *
 * The order matters. The payload is made before the caller gets the value, because the caller may change it. The
 * flight ends only when the fill was answered, because until then a look-up could miss both. The caller does not
 * wait for that, except a guard's, whose mark must be confirmed before it goes on.
 */
import { CacheMemoizeError } from '../../errors/cache-memoize.error';
import { UncacheableValueError } from '../../errors/uncacheable-value.error';
import type { Answer, Bypass, OutcomeCache, Payload, Ticket } from '../../ports/outcome-cache';
import { MARK, type Outcome } from '../../ports/outcome';
import type { Call, Recipe } from './recipe';
import type { Flight } from './single-flight';

/** What a computation starts from: a ticket that allows a fill, or a cache that could not be asked. */
export type Basis = Ticket | Bypass;

/** A run of the method that left something to keep, or threw what is not kept. */
type Run =
  | { readonly kind: 'returned'; readonly value: unknown; readonly outcome: Outcome }
  | { readonly kind: 'threw'; readonly error: unknown; readonly outcome: Outcome | undefined };

export class Runner {
  private readonly isGuard: boolean;

  constructor(
    private readonly recipe: Recipe,
    private readonly cache: OutcomeCache,
  ) {
    this.isGuard = recipe.kind === 'mark';
  }

  async compute(call: Call, basis: Basis, flight: Flight): Promise<unknown> {
    if (call.trace) call.trace.outcome = isTicket(basis) ? 'miss' : 'bypass';
    const run = await this.run(call);
    if (run.outcome === undefined) this.abandon(basis, flight, run);
    else {
      const filled = this.conclude({ call, basis, flight }, run.outcome);
      if (this.isGuard) await filled;
      this.callBackOnMiss(call, filled);
    }
    if (run.kind === 'threw') throw run.error;
    return run.value;
  }

  /** For who joined and cannot be served: neither asks the cache nor fills it. */
  async runAlone(call: Call): Promise<unknown> {
    if (call.trace) call.trace.outcome = 'miss';
    const run = await this.run(call);
    if (run.outcome !== undefined) this.callBackOnMiss(call, false);
    if (run.kind === 'threw') throw run.error;
    return run.value;
  }

  /** Calls back on a miss, once its fill was answered. */
  callBackOnMiss(call: Call, filled: Answer<boolean>): void {
    const { onMiss } = this.recipe;
    if (onMiss) whenAnswered(filled, () => onMiss(call.instance, call.args));
  }

  private async run({ instance, args }: Call): Promise<Run> {
    const { recipe } = this;
    try {
      const value = await recipe.run(instance, args);
      return { kind: 'returned', value, outcome: this.isGuard ? MARK : { kind: 'result', value } };
    } catch (error) {
      return {
        kind: 'threw',
        error,
        outcome: recipe.keepsError(error) ? { kind: 'error', error } : undefined,
      };
    }
  }

  private abandon(basis: Basis, flight: Flight, run: Run): void {
    if (isTicket(basis)) void this.cache.release(basis);
    flight.end();
    flight.land(run.kind === 'threw' ? { kind: 'failed', error: run.error } : { kind: 'alone' });
  }

  private conclude({ call, basis, flight }: Computation, outcome: Outcome): Answer<boolean> {
    const ttl = isTicket(basis) ? this.recipe.ttlFor(call, outcome) : 0;
    const payload = ttl > 0 || flight.hasJoiners ? this.encode(call, outcome) : undefined;
    const filled = this.fill(basis, payload, ttl);
    if (call.trace) call.trace.isStored = filled !== false;
    flight.land(payload === undefined ? { kind: 'alone' } : { kind: 'landed', payload, filled });
    whenAnswered(filled, () => flight.end());
    return filled;
  }

  private fill(basis: Basis, payload: Payload, ttl: number): Answer<boolean> {
    if (!isTicket(basis)) return false;
    if (payload !== undefined && ttl > 0) return this.cache.fill(basis, payload, { ttl });
    void this.cache.release(basis);
    return false;
  }

  private encode(call: Call, outcome: Outcome): Payload {
    try {
      return this.recipe.codec.encode(outcome, call.question.key);
    } catch (error) {
      this.recipe.report(error instanceof CacheMemoizeError ? error : this.unreadable(error));
      return undefined;
    }
  }

  /** A codec's own failure must not cost the caller its result. */
  private unreadable(cause: unknown): CacheMemoizeError {
    const remedy = 'Return something that can be read again and again.';
    return new UncacheableValueError({
      method: this.recipe.name,
      path: 'result',
      reason: 'unreadable',
      remedy,
      cause,
    });
  }
}

interface Computation {
  readonly call: Call;
  readonly basis: Basis;
  readonly flight: Flight;
}

function isTicket(basis: Basis): basis is Ticket {
  return 'id' in basis;
}

/** Runs `callback` once the cache has answered: at once where it already has, and whatever the answer is. */
function whenAnswered(answer: Answer<unknown>, callback: () => void): void {
  if (answer instanceof Promise) answer.then(callback, callback);
  else callback();
}
