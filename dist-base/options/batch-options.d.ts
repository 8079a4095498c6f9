import type { ResultOf } from '../types/method';
import { type Callback } from './option-reader';
/** What a method takes as one of its ids. */
export type IdIn<Method> = Method extends (ids: infer Ids, ...further: any[]) => any ? Ids extends readonly (infer Id)[] ? Id : never : never;
/** What a method answers for one of its ids. */
export type ItemIn<Method> = ResultOf<Method> extends readonly (infer Item)[] ? Item : never;
/**
 * Holds the options of `@CacheMemoizeMany`, typed from the method that it decorates. An option that cannot be, and a name
 * that is none, are an `InvalidOptionError` as soon as the class is defined.
 */
export interface CacheMemoizeManyOptions<Method> {
    /**
     * Answers which id a row belongs to, for a method that answers rows in any order; `null` and `undefined` in the answer
     * are no rows. What the caller gets is one item for each id, in the order of the ids, always: also where nothing is
     * memoized. Called with each row alone; its `this` is the instance.
     * @default none: the method answers one item for each id, in their order
     */
    by?: (this: any, row: NonNullable<ItemIn<Method>>) => IdIn<Method>;
    /**
     * What is kept and answered for an id without a row: a plain value, of which each caller gets a copy. Only beside `by`.
     * `undefined` is a value.
     * @default none: each id has a row, and an answer without it does not fit
     */
    absent?: ItemIn<Method>;
    /**
     * How many ids the method is run for at once, at most: what is missing beyond it is computed by one run after the other.
     * @default 1000
     */
    maxSize?: number;
}
/** Which item of an answer belongs to which id. */
export interface AnswerRules {
    /** Which id a row belongs to; undefined: the answer has one item for each id, in their order. */
    readonly by: Callback | undefined;
    /** Makes the item of an id without a row; undefined: each id has one. */
    readonly absent: (() => unknown) | undefined;
}
/** Is what the code uses of the options of a decorator. */
export interface ResolvedManyOptions {
    readonly by: Callback | undefined;
    /** Present also where the value is undefined. */
    readonly absent: {
        readonly value: unknown;
    } | undefined;
    readonly maxSize: number;
}
/** Checks the options of a decorator. @throws InvalidOptionError */
export declare function resolveManyOptions(given: unknown, where: string): ResolvedManyOptions;
