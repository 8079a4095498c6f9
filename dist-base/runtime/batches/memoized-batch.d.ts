import type { BatchRecipe } from '../../core/batches/batch-recipe';
import type { BatchDecoration } from '../../nest/batch-decoration';
import type { AnswerRules } from '../../options/batch-options';
import type { CallListener } from '../../ports/call-listener';
import type { MemoizedMethod } from '../memoized-method';
export interface MemoizedBatchParts {
    readonly decoration: BatchDecoration;
    /** `ProductsService.findByIds`. */
    readonly name: string;
    /** The method whose outcomes its items are. */
    readonly single: MemoizedMethod;
}
/** One batch of one class in one application. It has no outcomes of its own: they are those of its single method. */
export declare class MemoizedBatch implements BatchRecipe {
    readonly refusal: undefined;
    readonly name: string;
    readonly single: MemoizedMethod;
    readonly maxSize: number;
    readonly rules: AnswerRules;
    private readonly decoration;
    private readonly memoizer;
    private readonly unshared;
    constructor({ decoration, name, single }: MemoizedBatchParts);
    get listener(): CallListener | undefined;
    call(instance: object, args: readonly unknown[]): Promise<unknown>;
    /** @throws UnkeyableArgumentError, and CallbackError where the tags of an id cannot be told (as a rejection) */
    refresh(instance: object, args: readonly unknown[]): Promise<unknown>;
    keyOf(instance: object, args: readonly unknown[]): string | undefined;
    /** A run of it is one of its single method, for a test that holds that. */
    run(instance: object, args: readonly unknown[]): Promise<unknown>;
}
