import type { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { MemoizedMethod } from '../runtime/memoized-method';
/** A memoized method of one class, and what `this` is in its key callbacks. */
export interface Target {
    readonly method: MemoizedMethod;
    readonly instance: object;
    /** True where the application has no instance, and `instance` only stands for one. */
    readonly isAbsent?: boolean;
    /** The batch that was named in its place, whose ids are meant: `ProductsService.findByIds`. */
    readonly batch?: string | undefined;
}
/**
 * Finds whose outcomes a verb means: those of the class itself, of every class of the application that inherits from
 * it, and of what stands behind it as an injection token.
 */
export declare class TargetFinder {
    private readonly runtime;
    private found;
    private tagged;
    private knownWhenFound;
    constructor(runtime: MemoizeRuntime);
    /** @throws NotMemoizedError, InvalidOptionError for what is neither a class nor an instance of one, or no name */
    find(given: object, named: unknown): readonly Target[];
    /** Where the application has methods whose outcomes may carry tags. */
    get taggedAliases(): readonly string[];
    /** What was found holds until the application has more modules or classes: lazy ones come later. */
    private forgetWhatIsOld;
    private rememberedFor;
    private findFor;
    private prototypesBehind;
    private prototypesMadeBy;
    /** One for each instance: in its key callbacks `this` may tell it from another. */
    private targetsOf;
}
