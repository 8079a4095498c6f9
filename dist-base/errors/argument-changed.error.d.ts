import { CacheMemoizeError } from './cache-memoize.error';
/**
 * An argument was changed after the call, while its cache was asked, and could not be copied before. The method ran with
 * what it had become, and the outcome is not kept: it may not be that of the key.
 */
export declare class ArgumentChangedError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_ARGUMENT_CHANGED";
    /** `FilesService.exists`. */
    readonly method: string;
    constructor({ method }: {
        readonly method: string;
    });
}
