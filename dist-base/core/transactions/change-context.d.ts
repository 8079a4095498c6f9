import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import type { OnFailure } from '../../options/invalidation-options';
import type { OpenTransactions } from './open-transactions';
/** What changes of one application are made in. */
export interface ChangeContext {
    readonly transactions: OpenTransactions;
    /** What becomes of a change that says nothing of it. */
    readonly onFailure: OnFailure;
    report(error: CacheMemoizeError): void;
}
