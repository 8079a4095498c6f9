import { CacheMemoizeError } from './cache-memoize.error';
/** Says which handler is given what. */
export interface UndeclaredKeyFacts {
    /** `FilesController.find`. */
    readonly method: string;
    /** What it is given, as the end of a sentence: "the whole request (@Req())". */
    readonly given: string;
}
/** Is thrown at start where a handler is given something of which nobody can tell what part the outcome depends on. */
export declare class UndeclaredKeyError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_UNDECLARED_KEY";
    /** The method: `FilesService.exists`. */
    readonly method: string;
    /** What the handler is given: `the whole request (@Req())`. */
    readonly given: string;
    constructor({ method, given }: UndeclaredKeyFacts);
}
