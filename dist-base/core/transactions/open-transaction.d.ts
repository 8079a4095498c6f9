import type { TransactionState } from '../../ports/transaction';
/** One transaction that is under way, as far as this library knows it. */
export declare class OpenTransaction implements TransactionState {
    readonly afterCommit?: ((run: () => Promise<void>) => void) | undefined;
    /** What was collected to be dropped when it has ended; undefined while there is nothing. */
    changes: object | undefined;
    /** From here on nothing is collected any more. */
    isEnded: boolean;
    private hasChanged;
    /** @param afterCommit has something called when it is committed; left out where its own end is waited for */
    constructor(afterCommit?: ((run: () => Promise<void>) => void) | undefined);
    /** From the first call on that may change something, what others have kept may not be what it would read. */
    noteChange(): void;
    mayReadHits(): boolean;
}
