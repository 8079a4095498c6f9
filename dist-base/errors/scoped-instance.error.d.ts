import { CacheMemoizeError } from './cache-memoize.error';
/** Is thrown where a memoized method of a class that is no singleton does not say what its outcomes depend on. */
export declare class ScopedInstanceError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_SCOPED_INSTANCE";
    /** The method: `FilesService.exists`. */
    readonly method: string;
    constructor({ method }: {
        readonly method: string;
    });
}
