import type { Change, ChangeRunner } from '../nest/change-decoration';
import type { InvalidationScope } from './drop-collector';
/**
 * Runs a method with `@Invalidates`, has its plans name what to drop, and waits until that is confirmed. What a plan
 * has named before it fails is dropped too: that costs misses only.
 *
 * Where another decorator stands between two `@Invalidates` of one method, each has a run of its own, and the upper one
 * sees the error of the lower: for it the method has succeeded, as the error says.
 */
export declare class ChangeInvalidation implements ChangeRunner {
    private readonly scope;
    private readonly transactions;
    constructor(scope: InvalidationScope);
    run(change: Change): Promise<unknown>;
    private runMethod;
    private reportSync;
    /** Of a method that has succeeded. Answers the error that its caller is to get. */
    private invalidate;
    /** The method's own error always wins. */
    private invalidateAfterThrow;
    /** Answers one error that tells of both where it can, and reports the own one else. */
    private followUp;
    private carryOut;
    private report;
}
