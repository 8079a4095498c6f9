import type { Callback } from '../options/option-reader';
import type { CallTrace } from '../ports/call-trace';
import { MemoizedMethod, type MemoizedMethodParts } from './memoized-method';
/**
 * A memoized method of which only some calls are memoized, as its option `condition` says. A class of its own, so that a
 * hit of any other method does not even ask whether there is a condition.
 */
export declare class ConditionalMethod extends MemoizedMethod {
    private readonly condition;
    private readonly runner;
    constructor(parts: MemoizedMethodParts, condition: Callback);
    /**
     * Where the condition is false the method runs, and what is kept stays as it is.
     *
     * @throws CallbackError where the condition cannot be told (as a rejection)
     */
    refresh(instance: object, args: readonly unknown[]): Promise<unknown>;
    admits(instance: object, args: readonly unknown[]): boolean;
    protected answer(instance: object, args: readonly unknown[], trace?: CallTrace): Promise<unknown>;
    /** @throws CallbackError */
    private isMemoized;
    private ask;
    private failure;
}
