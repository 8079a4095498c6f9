import type { ChangeContext } from '../../../lib/core/transactions/change-context';
import { OpenTransactions } from '../../../lib/core/transactions/open-transactions';

/** Where there are no transactions. */
export function outsideTransactions(report: ChangeContext['report'] = () => undefined): ChangeContext {
  return { transactions: new OpenTransactions(undefined), onFailure: 'reject', report };
}
