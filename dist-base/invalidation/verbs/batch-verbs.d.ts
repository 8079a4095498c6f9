import type { BatchDecoration } from '../../nest/batch-decoration';
import type { Decoration } from '../../nest/decoration';
import type { MemoizedMethod } from '../../runtime/memoized-method';
import type { AsyncMethod } from '../../types/method';
import { Verbs } from './verbs';
/** What stands behind the verbs of a batch. */
export interface BatchOfInstance {
    readonly instance: object;
    readonly prototype: object;
    readonly batch: BatchDecoration;
    readonly single: Decoration;
}
/**
 * The verbs of a batch, which mean the outcomes of its single method: `getCacheKey` answers their keys, one a line;
 * `refresh` runs the method for all ids.
 */
export declare class BatchVerbs extends Verbs {
    readonly original: AsyncMethod;
    private readonly batch;
    private readonly name;
    constructor({ instance, prototype, batch, single }: BatchOfInstance);
    protected callsOf(args: readonly unknown[]): readonly (readonly unknown[])[];
    protected rerun(_: MemoizedMethod, args: readonly unknown[]): Promise<unknown>;
}
