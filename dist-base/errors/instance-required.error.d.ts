import { CacheMemoizeError } from './cache-memoize.error';
/**
 * Is thrown by a verb where a key callback reads from `this`, and the application has no singleton of the class that
 * could stand for it.
 */
export declare class InstanceRequiredError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_INSTANCE_REQUIRED";
    /** The method: `FilesService.exists`. */
    readonly method: string;
    constructor({ method }: {
        readonly method: string;
    });
}
