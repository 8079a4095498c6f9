import { CacheMemoizeError } from './cache-memoize.error';
/** Says which method cannot have which option, and why. */
export interface InapplicableOptionFacts {
    /** `FilesService.exists`. */
    readonly method: string;
    /** The option of its decorator: `staleWhileRevalidate`. */
    readonly option: string;
    /** Why, and what to do, as sentences. */
    readonly reason: string;
}
/**
 * Is thrown where an option that is well by itself cannot be on the method that it is written on, by what the method's
 * class, its parameters or the module say: when the class is defined, at start, or, of a class that comes later, as the
 * rejection of its calls.
 */
export declare class InapplicableOptionError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_INAPPLICABLE_OPTION";
    /** The method: `FilesService.exists`. */
    readonly method: string;
    /** The option of its decorator: `staleWhileRevalidate`. */
    readonly option: string;
    constructor({ method, option, reason }: InapplicableOptionFacts);
}
