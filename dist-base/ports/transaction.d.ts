/**
 * Tells which transaction of the application's database is under way, so that what it changes is invalidated after its
 * commit: for the module option `transactions`. `invalidator.transaction(work)` needs none.
 *
 * @example
 * ```ts
 * const transactions: TransactionPort = {
 *   current: () => unitOfWork.active(),
 *   afterCommit: (transaction, run) => (transaction as UnitOfWork).committed.push(run),
 * };
 * ```
 */
export interface TransactionPort {
    /**
     * The transaction that the caller is in: the same object for all of it, savepoints included, and undefined once it has
     * ended, however it has. Asked with every memoized call; it must not throw.
     */
    current(): object | undefined;
    /** Has `run` called once when the transaction was committed, and never if it was not; whoever awaits the commit awaits it, and gets its rejection. */
    afterCommit(transaction: object, run: () => Promise<void>): void;
}
/** What a memoized call has to know of the transaction it is made in. */
export interface TransactionState {
    /** Whether it may answer with what others have kept: until it has changed something. */
    mayReadHits(): boolean;
}
/** One module of a Nest application, as far as a port looks at it. */
export interface ApplicationModule {
    readonly providers: ReadonlyMap<unknown, {
        readonly instance: unknown;
    }>;
}
/** Under this name a port has what is called at start, with the modules of the application. It may refuse to start. */
export declare const AT_START: unique symbol;
/** A port that has to find something in the application. */
export interface StartedTransactionPort extends TransactionPort {
    [AT_START](modules: Iterable<ApplicationModule>): void;
}
