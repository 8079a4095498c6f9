import { CallbackError, type CallbackFacts, type CallbackName } from '../errors/callback.error';
import { ChangeNotInvalidatedError } from '../errors/change-not-invalidated.error';
import { describeValue } from '../errors/describe-value';
import { InvalidDecorationError } from '../errors/invalid-decoration.error';
import { InvalidationFailedError } from '../errors/invalidation-failed.error';
import type { Change, ChangePlan, ChangeRunner } from '../nest/change-decoration';
import { isThenable } from '../runtime/callback-answers';
import { nameOfClass } from '../types/class-name';
import { toPlan } from './collected-drops';
import { ChangeDrops, listUnconfirmed, type UnconfirmedChanges } from './change-drops';
import { collectorFor, type Drop, nameDrops, type NamingFailure } from './drop';
import type { InvalidationScope } from './drop-collector';
import { notInvalidated, TransactionChanges } from './transaction-changes';

/** What a change that was made is told to its caller with. */
type ChangeError = ChangeNotInvalidatedError | CallbackError;

/** How a plan failed, and whose it was. */
type PlanFailure = NamingFailure & Pick<CallbackFacts, 'callback'>;

/** What went wrong after a change. */
interface Failures {
  readonly naming: PlanFailure | undefined;
  readonly unconfirmed: UnconfirmedChanges;
}

/**
 * Runs a method with `@Invalidates`, has its plans name what to drop, and waits until that is confirmed. What a plan
 * has named before it fails is dropped too: that costs misses only.
 *
 * Where another decorator stands between two `@Invalidates` of one method, each has a run of its own, and the upper one
 * sees the error of the lower: for it the method has succeeded, as the error says.
 */
export class ChangeInvalidation implements ChangeRunner {
  private readonly transactions: TransactionChanges;

  constructor(private readonly scope: InvalidationScope) {
    this.transactions = new TransactionChanges(scope.runtime);
  }

  async run(change: Change): Promise<unknown> {
    this.transactions.noteChange();
    let result: unknown;
    try {
      result = await this.runMethod(change);
    } catch (thrown) {
      if (isOfLowerPlan(thrown, nameOf(change))) throw await this.followUp(change, thrown);
      await this.invalidateAfterThrow(change);
      throw thrown;
    }
    const error = await this.invalidate(change, result);
    if (error) throw error;
    return result;
  }

  private runMethod(change: Change): unknown {
    const answer: unknown = change.decoration.original.apply(change.instance, [...change.args]);
    if (!isThenable(answer)) this.reportSync(change, answer);
    return answer;
  }

  private reportSync(change: Change, answer: unknown): void {
    const reason =
      `it returned ${describeValue(answer)} and no promise, and a change is invalidated for when its promise has ` +
      `resolved. Make it an async method.`;
    const decorator = change.decoration.plans[0]?.decorator ?? 'Invalidates';
    this.report(new InvalidDecorationError({ method: nameOf(change), reason, decorator }));
  }

  /** Of a method that has succeeded. Answers the error that its caller is to get. */
  private async invalidate(change: Change, result: unknown): Promise<ChangeError | undefined> {
    const { naming, unconfirmed } = await this.carryOut(change, change.decoration.plans, result);
    const method = nameOf(change);
    const { reject, retry } = unconfirmed;
    if (retry) this.report(notInvalidated(retry, { method, result }, true));
    const error = reject && notInvalidated(reject, { method, result }, false);
    if (!naming) return error;
    if (error) this.report(error);
    return new CallbackError({ method, ...naming, result });
  }

  /** The method's own error always wins. */
  private async invalidateAfterThrow(change: Change): Promise<void> {
    const plans = change.decoration.plans.filter(({ when }) => when === 'settled');
    const { naming, unconfirmed } = await this.carryOut(change, plans, undefined);
    const method = nameOf(change);
    if (naming) this.report(new CallbackError({ method, ...naming }));
    for (const { failed, plan, cause } of listUnconfirmed(unconfirmed)) {
      const target = `what ${method} may have changed`;
      this.report(new InvalidationFailedError({ target, failed, plan, cause }));
    }
  }

  /** Answers one error that tells of both where it can, and reports the own one else. */
  private async followUp(change: Change, lower: ChangeError): Promise<ChangeError> {
    const own = await this.invalidate(change, lower.result);
    if (!own) return lower;
    if (lower instanceof ChangeNotInvalidatedError && own instanceof ChangeNotInvalidatedError) {
      const { method, result, cause } = lower;
      const plan = toPlan([...lower.plan.steps, ...own.plan.steps]);
      return new ChangeNotInvalidatedError({ method, result, cause, failed: [], plan });
    }
    this.report(own);
    return lower;
  }

  private async carryOut(change: Change, plans: readonly ChangePlan[], result: unknown): Promise<Failures> {
    const drops = new ChangeDrops();
    const failures = plans.map(({ name, decorator: callback, onFailure = this.scope.runtime.onFailure }) => {
      const collector = collectorFor(this.scope, drops.of(onFailure));
      const plan = (drop: Drop): unknown => name.call(change.instance, drop, result, ...change.args);
      const failure = nameDrops(plan, collector, { method: nameOf(change), callback });
      return failure && { ...failure, callback };
    });
    const naming = failures.find((failure) => failure !== undefined);
    return { naming, unconfirmed: this.transactions.collect(drops) ? {} : await drops.attempt() };
  }

  private report(error: Parameters<InvalidationScope['runtime']['report']>[0]): void {
    this.scope.runtime.report(error);
  }
}

function isOfLowerPlan(error: unknown, method: string): error is ChangeError {
  if (error instanceof ChangeNotInvalidatedError) return error.method === method;
  return error instanceof CallbackError && isPlan(error.callback) && error.method === method;
}

function isPlan(callback: CallbackName): boolean {
  return callback === 'Invalidates' || callback === 'InvalidatesTags';
}

function nameOf({ instance, decoration }: Change): string {
  return `${nameOfClass(instance.constructor)}.${String(decoration.name)}`;
}
