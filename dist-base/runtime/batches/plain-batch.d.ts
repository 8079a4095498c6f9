import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import type { BatchDecoration } from '../../nest/batch-decoration';
/** Runs as if it were not decorated, but for the order of what it answers: reached through super, or refused. */
export declare class PlainBatch {
    private readonly decoration;
    readonly refusal?: CacheMemoizeError | undefined;
    private readonly report?;
    constructor(decoration: BatchDecoration, refusal?: CacheMemoizeError | undefined, report?: ((refusal: CacheMemoizeError) => void) | undefined);
    call(instance: object, args: readonly unknown[]): Promise<unknown>;
}
/**
 * Runs the method of a batch past the cache. With `by` its answer has one item for each id, in their order, as long as
 * that can be told.
 */
export declare function runPlainly(decoration: BatchDecoration, instance: object | undefined, args: readonly unknown[]): Promise<unknown>;
