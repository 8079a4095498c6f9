import { AsyncLocalStorage } from 'node:async_hooks';
import type { TransactionPort } from '../../ports/transaction';
import { OpenTransaction } from './open-transaction';

/** The transactions of one application: those of its port, and those begun with `invalidator.transaction`. */
export class OpenTransactions {
  private readonly ofPort = new WeakMap<object, OpenTransaction>();
  private readonly storage = new AsyncLocalStorage<OpenTransaction>();
  private underWay = 0;

  constructor(private readonly port: TransactionPort | undefined) {}

  /**
   * The transaction that the caller is in. Asked with every call, and nothing where there can be none. One begun here
   * comes first: it ends after all that is in it.
   */
  get current(): OpenTransaction | undefined {
    return this.underWay === 0 && this.port === undefined ? undefined : this.find();
  }

  /** Runs `work` in a transaction of its own. It has ended before anyone hears of it. */
  async run<Result>(transaction: OpenTransaction, work: () => Promise<Result>): Promise<Result> {
    this.underWay += 1;
    try {
      return await this.storage.run(transaction, work);
    } finally {
      transaction.isEnded = true;
      this.underWay -= 1;
      // While it is in use, on Node 20, it slows every promise of the process.
      if (this.underWay === 0) this.storage.disable();
    }
  }

  private find(): OpenTransaction | undefined {
    const own = this.underWay === 0 ? undefined : this.storage.getStore();
    if (own !== undefined && !own.isEnded) return own;
    const { port } = this;
    const current = port?.current();
    if (port === undefined || current === undefined) return undefined;
    const open = this.openOf(port, current);
    return open.isEnded ? undefined : open;
  }

  private openOf(port: TransactionPort, current: object): OpenTransaction {
    const known = this.ofPort.get(current);
    if (known !== undefined) return known;
    const open = new OpenTransaction((run) => port.afterCommit(current, run));
    this.ofPort.set(current, open);
    return open;
  }
}
