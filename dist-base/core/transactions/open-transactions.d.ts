import type { TransactionPort } from '../../ports/transaction';
import { OpenTransaction } from './open-transaction';
/** The transactions of one application: those of its port, and those begun with `invalidator.transaction`. */
export declare class OpenTransactions {
    private readonly port;
    private readonly ofPort;
    private readonly storage;
    private underWay;
    constructor(port: TransactionPort | undefined);
    /**
     * The transaction that the caller is in. Asked with every call, and nothing where there can be none. One begun here
     * comes first: it ends after all that is in it.
     */
    get current(): OpenTransaction | undefined;
    /** Runs `work` in a transaction of its own. It has ended before anyone hears of it. */
    run<Result>(transaction: OpenTransaction, work: () => Promise<Result>): Promise<Result>;
    private find;
    private openOf;
}
