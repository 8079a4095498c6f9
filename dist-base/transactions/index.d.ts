export { afterCommit, type CommitAdapter } from './after-commit';
export { clsTransactions, type ClsTransactionsOptions } from './cls-transactions';
