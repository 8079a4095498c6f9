import type { Drop, DropCallback } from '../invalidation/drop';
import type { OnFailure } from '../options/invalidation-options';
import type { ParametersOf, ResultOf } from '../types/method';
import { type ChangeDecorator } from './change-decorator';
/** Says after which calls a plan is carried out: those that have resolved, or those that have thrown as well. */
export type InvalidatesWhen = 'success' | 'settled';
/**
 * Names what a change makes old: with `drop`, from what the method returned and the arguments that it was called with.
 * Its `this` is the instance. It is called after each call, so the classes that it names may import each other.
 */
export type InvalidatesPlan<Method, When extends InvalidatesWhen = 'success'> = (this: any, drop: Drop, ...ofCall: unknown extends Method ? any[] : [
    result: When extends 'settled' ? ResultOf<Method> | undefined : ResultOf<Method>,
    ...args: ParametersOf<Method>
]) => ReturnType<DropCallback>;
/** Holds the options of `@Invalidates` and `@InvalidatesTags`. */
export interface InvalidatesOptions<When extends InvalidatesWhen = InvalidatesWhen> {
    /**
     * `'success'`: only when the method has resolved. `'settled'`: also when it has thrown, with `undefined` for the
     * result, for changes that may be made although the method fails; its own error is thrown all the same, and what else
     * fails then is told to `onError`.
     * @default 'success'
     */
    when?: When;
    /**
     * What becomes of the call when the change is made and its invalidation is not confirmed. `'reject'`: it rejects with a
     * `ChangeNotInvalidatedError`. `'retry'`: it resolves **although other processes may answer with the old outcome** until
     * the invalidation is confirmed. Until then its names wait in this process, which does without what they name, and are
     * sent again and again; `onError` is told once. They are lost with the process: who needs more stores a `plan`.
     * @default that of the module, `invalidation: { onFailure }`: 'reject'
     */
    onFailure?: OnFailure;
}
/** What `@Invalidates` answers: a decorator for async methods, a sentence for the compiler otherwise. */
export type InvalidatesDecorator<Method> = ChangeDecorator<Method, '@Invalidates needs a method that returns a Promise.'>;
/**
 * Invalidates when a method has made a change. The method runs; when it has resolved, the plan names what the change has
 * made old, all of that is dropped in one step for each cache, and the caller's promise resolves when it is confirmed:
 * from then on no read answers with what was computed before the method had resolved.
 *
 * A call rejects with a `ChangeNotInvalidatedError` when the change is made and its invalidation was not confirmed, and
 * with a `CallbackError` when the plan throws, or answers a promise: both have the method's `result`. When the method
 * throws, nothing is dropped.
 *
 * Several on one method add up. It works on methods of providers, controllers, gateways and consumers; where the module
 * is missing, and on an instance that no application has made, the method runs plainly. With `enabled: false` it
 * invalidates all the same.
 *
 * @example
 * ```ts
 * @Invalidates((drop, product, id) => {
 *   drop(PricesService, 'priceOf', id);
 *   drop.all(CatalogService, 'search');
 * })
 * async changePrice(id: number, cents: number): Promise<Product> { … }
 * ```
 *
 * @throws InvalidDecorationError when the class is defined, on a memoized method, on a static one, and on anything but
 *   an async method
 * @throws InvalidOptionError when the class is defined, for an option that cannot be
 */
export declare function Invalidates<Method, When extends InvalidatesWhen = 'success'>(plan: InvalidatesPlan<NoInfer<Method>, NoInfer<When>>, options?: InvalidatesOptions<When>): InvalidatesDecorator<Method>;
