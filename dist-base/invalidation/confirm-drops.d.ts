import { InvalidationFailedError } from '../errors/invalidation-failed.error';
import type { OnFailure } from '../options/invalidation-options';
import { type CollectedDrops } from './collected-drops';
/** How it is attempted. */
export interface AttemptManner {
    /** What becomes of what was not confirmed. @default 'reject' */
    readonly onFailure?: OnFailure;
    /** All of it will be dropped once more, and nobody relies on it before: it waits for no copies. @default false */
    readonly isRepeated?: boolean;
}
/**
 * Drops all that was collected, in one step for each cache, and waits until every one of them has ended.
 *
 * @throws InvalidationFailedError with what was not confirmed
 */
export declare function confirmDrops(drops: CollectedDrops, manner?: AttemptManner): Promise<void>;
/**
 * The same, for who has more to say of a failure than to throw it: undefined where all of it was confirmed. With `'retry'`
 * what was not confirmed waits, and is sent again.
 */
export declare function attemptDrops(drops: CollectedDrops, manner?: AttemptManner): Promise<InvalidationFailedError | undefined>;
