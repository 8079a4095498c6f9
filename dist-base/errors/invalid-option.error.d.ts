import { CacheMemoizeError } from './cache-memoize.error';
/** Says which option cannot be as it is, and why. */
export interface InvalidOptionFacts {
    /** The option, with the path to it: `deadline.read`. */
    readonly option: string;
    /** What was given for it. */
    readonly value: unknown;
    /** Where it was given: `CacheMemoizeModule.forRoot`, `@CacheMemoize on FilesService.exists`, `memoryCache()`. */
    readonly where: string;
    /** What it must be, as the end of a sentence: "true or false", "a whole number of at least 1". */
    readonly expected: string;
}
/**
 * Is thrown where an option, or what a verb was given, has a value that it cannot have, or a name that no option has:
 * at start by the module, by a decorator as soon as its class is defined, and by a verb as a rejection.
 */
export declare class InvalidOptionError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_INVALID_OPTION";
    /** The option, with the path to it: `deadline.read`. */
    readonly option: string;
    /** What was given for it. A refused `secret` is not shown: a symbol stands for it. */
    readonly value: unknown;
    /** Where it was given: `CacheMemoizeModule.forRoot`, `@CacheMemoize on FilesService.exists`, `memoryCache()`. */
    readonly where: string;
    constructor({ option, value, where, expected }: InvalidOptionFacts);
}
