import { CacheMemoizeError } from './cache-memoize.error';
/**
 * Is thrown as soon as a class is defined where a decorator of this library cannot work: on a getter, a static method, a
 * non-function, a method that is recorded to return no promise, twice (`@CacheMemoize`), or on a method that is both
 * memoized and `@Invalidates` or `@InvalidatesTags`; and at start where `@CacheMemoizeMany` names a method that keeps no
 * results. Where nothing is recorded, `onError` is told at the first call that returns no promise.
 */
export declare class InvalidDecorationError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_INVALID_DECORATION";
    /** The method: `FilesService.exists`. */
    readonly method: string;
    /** @param facts.decorator without its `@`; default: `CacheMemoize` */
    constructor(facts: {
        readonly method: string;
        readonly reason: string;
        readonly decorator?: string;
    });
}
