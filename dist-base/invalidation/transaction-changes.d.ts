/**
 * What transactions change. Inside one, a change is collected, and dropped once, when the transaction has ended: dropped
 * earlier, an outcome would be computed again from what was there before the commit, and outlive it.
 */
import type { ChangeContext } from '../core/transactions/change-context';
import { ChangeNotInvalidatedError } from '../errors/change-not-invalidated.error';
import { InvalidationFailedError } from '../errors/invalidation-failed.error';
import { ChangeDrops } from './change-drops';
import type { CollectedDrops } from './collected-drops';
export declare class TransactionChanges {
    private readonly context;
    constructor(context: ChangeContext);
    /** For a method that is about to change something. */
    noteChange(): void;
    /** Whether there is a transaction, which has them then. */
    collect(drops: ChangeDrops): boolean;
    /**
     * Drops at once what a verb names, and in a transaction after its commit as well: until then others may compute it again
     * from what was there before.
     *
     * @throws InvalidationFailedError
     */
    confirm(name: () => CollectedDrops): Promise<void>;
    /** What a verb names is dropped after the commit of its transaction; answers whether there is one. */
    collectVerb(drops: CollectedDrops): boolean;
    transaction<Result>(work: () => Promise<Result>): Promise<Result>;
    private changesOf;
    /** @throws ChangeNotInvalidatedError */
    private settle;
    /** Whoever waits for it gets the error of the transaction. */
    private settleFailed;
}
/** What is told of a change that was made. */
interface MadeChange {
    readonly method: string;
    readonly result: unknown;
}
/** The error of a change that was made. */
export declare function notInvalidated({ failed, plan, cause }: InvalidationFailedError, change: MadeChange, isSentAgain: boolean): ChangeNotInvalidatedError;
export {};
