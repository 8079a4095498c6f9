import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { Decoration } from '../nest/decoration';
import { MemoizedMethod } from './memoized-method';
/** What a decorated method comes to for one class of one application. */
export type DecoratedMethod = MemoizedMethod | PlainMethod | RefusedMethod;
/** Runs as if it were not decorated: reached through super, or (a refusal) its prefix belongs to another class. */
export declare class PlainMethod {
    private readonly decoration;
    readonly refusal?: CacheMemoizeError | undefined;
    private readonly report?;
    constructor(decoration: Decoration, refusal?: CacheMemoizeError | undefined, report?: ((refusal: CacheMemoizeError) => void) | undefined);
    call(instance: object, args: readonly unknown[]): Promise<unknown>;
}
/** Cannot be memoized as it is decorated, which was not seen at start because its module was loaded later. */
export declare class RefusedMethod {
    readonly refusal: CacheMemoizeError;
    constructor(refusal: CacheMemoizeError);
    call(): Promise<never>;
}
/** @throws whatever the method was refused for */
export declare function requireMemoized(method: DecoratedMethod): MemoizedMethod;
