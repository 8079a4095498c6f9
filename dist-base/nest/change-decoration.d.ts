import 'reflect-metadata';
import type { OnFailure } from '../options/invalidation-options';
import type { Callback } from '../options/option-reader';
import type { AsyncMethod } from '../types/method';
/** Whose plan it is. */
export type ChangeDecoratorName = 'Invalidates' | 'InvalidatesTags';
/** Names what a change makes old: called with `drop`, the result and the arguments, `this` being the instance. */
export interface ChangePlan {
    readonly decorator: ChangeDecoratorName;
    readonly name: Callback;
    /** Whether it is asked only when the method has resolved, or also when it has thrown. */
    readonly when: 'success' | 'settled';
    /** What becomes of what it names if that is not confirmed; undefined: what the module says. */
    readonly onFailure: OnFailure | undefined;
}
/** What `@Invalidates` leaves behind on a method. */
export interface ChangeDecoration {
    readonly name: string | symbol;
    /** The method itself. */
    readonly original: AsyncMethod;
    /** One for each `@Invalidates` that stands right on another. */
    readonly plans: ChangePlan[];
    /** What stands in the method's place. */
    readonly proxy: AsyncMethod;
}
/** One call of a method that changes something. */
export interface Change {
    readonly instance: object;
    readonly args: readonly unknown[];
    readonly decoration: ChangeDecoration;
}
/** Runs methods that change something, and invalidates for them. */
export interface ChangeRunner {
    run(change: Change): Promise<unknown>;
}
export declare function writeChange(prototype: object, decoration: ChangeDecoration): void;
/** The uppermost that stands on this very method; those of a class above do not count. */
export declare function findOwnChange(prototype: object, name: string | symbol): ChangeDecoration | undefined;
