/** Is any adapter of `@nestjs-cls/transactional`. */
export interface CommitAdapter {
    optionsFactory: (connection: any, extraProviders: any[]) => any;
}
/** Under this name the options of a wrapped adapter know its transactions. Copied with them: it is an own field. */
export declare const COMMITS: unique symbol;
/**
 * Wraps an adapter of `@nestjs-cls/transactional`, whose transactions then tell `clsTransactions()` of their commit: who
 * awaits a transaction goes on when what it has changed is invalidated.
 *
 * @example
 * ```ts
 * new ClsPluginTransactional({ adapter: afterCommit(new TransactionalAdapterPrisma({ … })) })
 * ```
 * @param adapter it stays as it is; what is answered stands in its place
 */
export declare function afterCommit<Adapter extends CommitAdapter>(adapter: Adapter): Adapter;
