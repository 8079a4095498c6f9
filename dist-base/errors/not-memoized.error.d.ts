import { CacheMemoizeError } from './cache-memoize.error';
/** Is thrown by a verb for a method without `@CacheMemoize`, or for a class that the application does not know. */
export declare class NotMemoizedError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_NOT_MEMOIZED";
    /** The class that was named, or the class of the instance: `FilesService`. */
    readonly className: string;
    /** The method that was named, without the class: `exists`. */
    readonly method: string;
    constructor({ className, method }: {
        readonly className: string;
        readonly method: string;
    });
}
