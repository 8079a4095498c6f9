import { Runner } from '../core/calls/runner';
import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import { CallbackError } from '../errors/callback.error';
import { describeThrown, describeValue } from '../errors/describe-value';
import type { Callback } from '../options/option-reader';
import type { CallTrace } from '../ports/call-trace';
import { ignoreRejection } from './callback-answers';
import { MemoizedMethod, type MemoizedMethodParts } from './memoized-method';

/**
 * A memoized method of which only some calls are memoized, as its option `condition` says. A class of its own, so that a
 * hit of any other method does not even ask whether there is a condition.
 */
export class ConditionalMethod extends MemoizedMethod {
  private readonly runner: Runner;

  constructor(
    parts: MemoizedMethodParts,
    private readonly condition: Callback,
  ) {
    super(parts);
    this.runner = new Runner(this, parts.registered);
  }

  /**
   * Where the condition is false the method runs, and what is kept stays as it is.
   *
   * @throws CallbackError where the condition cannot be told (as a rejection)
   */
  override async refresh(instance: object, args: readonly unknown[]): Promise<unknown> {
    if (!this.isEnabled || this.isMemoized(instance, args)) return super.refresh(instance, args);
    return this.runner.runUncounted({ instance, args, trace: undefined });
  }

  admits(instance: object, args: readonly unknown[]): boolean {
    try {
      return this.isMemoized(instance, args);
    } catch (error) {
      this.report(error as CacheMemoizeError); // nothing else is thrown
      return false;
    }
  }

  protected override answer(instance: object, args: readonly unknown[], trace?: CallTrace): Promise<unknown> {
    if (this.admits(instance, args)) return super.answer(instance, args, trace);
    return this.runner.runWithoutKey({ instance, args, trace });
  }

  /** @throws CallbackError */
  private isMemoized(instance: object, args: readonly unknown[]): boolean {
    const answer = this.ask(instance, args);
    if (typeof answer === 'boolean') return answer;
    ignoreRejection(answer);
    throw this.failure(`answered neither true nor false, but ${describeValue(answer)}`);
  }

  private ask(instance: object, args: readonly unknown[]): unknown {
    try {
      return this.condition.apply(instance, [...args]);
    } catch (cause) {
      throw this.failure(`threw ${describeThrown(cause)}`, cause);
    }
  }

  private failure(reason: string, cause?: unknown): CallbackError {
    return new CallbackError({ method: this.name, callback: 'condition', reason, cause });
  }
}
