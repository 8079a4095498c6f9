import type { Memoizer } from '../../../lib/core/calls/memoizer';
import type { Recipe } from '../../../lib/core/calls/recipe';
import { UnsharedCalls } from '../../../lib/core/calls/unshared-calls';
import { OpenTransactions } from '../../../lib/core/transactions/open-transactions';
import { ChangeDrops } from '../../../lib/invalidation/change-drops';
import { TransactionChanges } from '../../../lib/invalidation/transaction-changes';
import type { Clock } from '../../../lib/ports/clock';
import type { OutcomeCache } from '../../../lib/ports/outcome-cache';
import { Activity } from '../../../lib/ports/activity';
import type { RegisteredCache } from '../../../lib/runtime/caches/registered-cache';
import type { CallRecord } from './history';
import type { Fault } from './fault';

const UNFOLLOWED = new Activity({ report: () => undefined, recovered: () => undefined });

interface ChangingParts {
  readonly recipe: Recipe;
  readonly cache: OutcomeCache;
  readonly memoizer: Memoizer;
  readonly world: Clock;
  readonly fault: Fault | undefined;
}

/** What a process calls and changes where there may be a transaction. */
export class ChangingProcess {
  private readonly transactions: OpenTransactions;
  private readonly changes: TransactionChanges;
  private readonly unshared: UnsharedCalls;

  constructor(private readonly parts: ChangingParts) {
    const { recipe, cache, world, fault } = parts;
    const sound = new OpenTransactions(undefined);
    this.transactions = fault?.transactions?.(sound) ?? sound;
    const report = (): void => undefined;
    const changes = new TransactionChanges({ transactions: this.transactions, onFailure: 'reject', report });
    this.changes = fault?.changes?.(changes) ?? changes;
    this.unshared = new UnsharedCalls(recipe, { cache, clock: world });
  }

  transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.changes.transaction(work);
  }

  /** As a memoized method decides it. */
  call(call: CallRecord, key: string): Promise<unknown> {
    const { memoizer, fault } = this.parts;
    const transaction = fault?.sharesInside === true ? undefined : this.transactions.current;
    if (transaction === undefined) return memoizer.call(call, [key]);
    return this.unshared.call({ instance: call, args: [key], trace: undefined }, transaction);
  }

  /** As a method with `@Invalidates` does. @throws InvalidationFailedError */
  async change(key: string, make: () => Promise<number | undefined>): Promise<number | undefined> {
    this.changes.noteChange();
    const committed = await make();
    const drops = new ChangeDrops();
    const place = { alias: 'shared', keyPrefix: 'app' };
    // No more of it is looked at.
    const registered = {
      ...place,
      cache: this.parts.cache,
      activity: UNFOLLOWED,
    } as unknown as RegisteredCache;
    drops.of('reject').addStep(registered, { ...place, keys: [key] });
    if (this.changes.collect(drops)) return committed;
    const { reject } = await drops.attempt();
    if (reject) throw reject;
    return committed;
  }
}
