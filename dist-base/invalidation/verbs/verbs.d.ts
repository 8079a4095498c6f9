import type { AsyncMethod } from '../../types/method';
import type { Decoration } from '../../nest/decoration';
import type { MemoizedMethod } from '../../runtime/memoized-method';
/** The verbs that go by the key alone. */
interface KeyVerbs {
    readonly invalidate: (...args: unknown[]) => Promise<void>;
    readonly getCacheKey: (...args: unknown[]) => string;
}
/**
 * What can be done with a memoized method besides calling it. Without an application (`new Service()` in a unit test)
 * nothing is kept, so an invalidation resolves and a refresh runs the method.
 */
export declare class Verbs {
    protected readonly instance: object;
    private readonly prototype;
    private readonly decoration;
    readonly original: AsyncMethod;
    constructor(instance: object, prototype: object, decoration: Decoration);
    readonly invalidate: (...args: unknown[]) => Promise<void>;
    readonly refresh: (...args: unknown[]) => Promise<unknown>;
    readonly getCacheKey: (...args: unknown[]) => string;
    readonly withExtra: (value: unknown) => KeyVerbs;
    /** The calls that are meant. */
    protected callsOf(args: readonly unknown[]): readonly (readonly unknown[])[];
    protected rerun(method: MemoizedMethod, args: readonly unknown[]): Promise<unknown>;
    private drop;
    private collect;
    private keysOf;
    private keyOf;
    /** @throws whatever the method was refused for */
    private method;
}
export {};
