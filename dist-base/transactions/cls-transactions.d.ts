import { type TransactionPort } from '../ports/transaction';
/** Says which transactions of nestjs-cls are meant. */
export interface ClsTransactionsOptions {
    /** The `connectionName` that its `ClsPluginTransactional` was given. @default none, as there */
    readonly connectionName?: string;
}
/**
 * The transactions of `@nestjs-cls/transactional`, for the module option `transactions`. Its adapter must be wrapped with
 * {@link afterCommit}.
 *
 * @example
 * ```ts
 * CacheMemoizeModule.forRoot(caches, { keyPrefix: 'shop', transactions: clsTransactions() })
 * ```
 * @throws InvalidOptionError at start, where there is no such connection, or its adapter is not wrapped
 */
export declare function clsTransactions({ connectionName }?: ClsTransactionsOptions): TransactionPort;
