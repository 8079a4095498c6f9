/**
 * What transactions change. Inside one, a change is collected, and dropped once, when the transaction has ended: dropped
 * earlier, an outcome would be computed again from what was there before the commit, and outlive it.
 */
import type { ChangeContext } from '../core/transactions/change-context';
import { OpenTransaction } from '../core/transactions/open-transaction';
import { ChangeNotInvalidatedError } from '../errors/change-not-invalidated.error';
import { InvalidationFailedError } from '../errors/invalidation-failed.error';
import { ChangeDrops, listUnconfirmed, type UnconfirmedChanges } from './change-drops';
import type { CollectedDrops } from './collected-drops';
import { confirmDrops } from './confirm-drops';

const OWN_TRANSACTION = 'MemoizeInvalidator.transaction';
const PORT_TRANSACTION = 'The transaction';

export class TransactionChanges {
  constructor(private readonly context: ChangeContext) {}

  /** For a method that is about to change something. */
  noteChange(): void {
    this.context.transactions.current?.noteChange();
  }

  /** Whether there is a transaction, which has them then. */
  collect(drops: ChangeDrops): boolean {
    const transaction = this.context.transactions.current;
    if (transaction !== undefined) this.changesOf(transaction).addAll(drops);
    return transaction !== undefined;
  }

  /**
   * Drops at once what a verb names, and in a transaction after its commit as well: until then others may compute it again
   * from what was there before.
   *
   * @throws InvalidationFailedError
   */
  async confirm(name: () => CollectedDrops): Promise<void> {
    this.noteChange();
    const drops = name();
    await confirmDrops(drops, { isRepeated: this.collectVerb(drops) });
  }

  /** What a verb names is dropped after the commit of its transaction; answers whether there is one. */
  collectVerb(drops: CollectedDrops): boolean {
    const transaction = this.context.transactions.current;
    if (transaction === undefined) return false;
    transaction.noteChange();
    this.changesOf(transaction).of(this.context.onFailure).addAll(drops);
    return true;
  }

  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    const { transactions } = this.context;
    if (transactions.current !== undefined) return work();
    const transaction = new OpenTransaction();
    let result: Result;
    try {
      result = await transactions.run(transaction, work);
    } catch (thrown) {
      await this.settleFailed(transaction);
      throw thrown;
    }
    await this.settle(transaction, { method: OWN_TRANSACTION, result });
    return result;
  }

  private changesOf(transaction: OpenTransaction): ChangeDrops {
    if (transaction.changes instanceof ChangeDrops) return transaction.changes;
    const changes = new ChangeDrops();
    transaction.changes = changes;
    transaction.afterCommit?.(() =>
      this.settle(transaction, { method: PORT_TRANSACTION, result: undefined }),
    );
    return changes;
  }

  /** @throws ChangeNotInvalidatedError */
  private async settle(transaction: OpenTransaction, change: MadeChange): Promise<void> {
    const { reject, retry } = await attemptChanges(transaction);
    if (retry) this.context.report(notInvalidated(retry, change, true));
    if (reject) throw notInvalidated(reject, change, false);
  }

  /** Whoever waits for it gets the error of the transaction. */
  private async settleFailed(transaction: OpenTransaction): Promise<void> {
    for (const { failed, plan, cause } of listUnconfirmed(await attemptChanges(transaction))) {
      const target = 'what a transaction that has failed may have changed';
      this.context.report(new InvalidationFailedError({ target, failed, plan, cause }));
    }
  }
}

/** What is told of a change that was made. */
interface MadeChange {
  readonly method: string;
  readonly result: unknown;
}

async function attemptChanges(transaction: OpenTransaction): Promise<UnconfirmedChanges> {
  transaction.isEnded = true;
  return transaction.changes instanceof ChangeDrops ? transaction.changes.attempt() : {};
}

/** The error of a change that was made. */
export function notInvalidated(
  { failed, plan, cause }: InvalidationFailedError,
  change: MadeChange,
  isSentAgain: boolean,
): ChangeNotInvalidatedError {
  return new ChangeNotInvalidatedError({ ...change, failed, plan, cause, isSentAgain });
}
