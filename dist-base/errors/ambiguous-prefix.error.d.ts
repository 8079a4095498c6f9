import { CacheMemoizeError } from './cache-memoize.error';
/** Is thrown at start where two different classes have the same name, and so the same default prefix. */
export declare class AmbiguousPrefixError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_AMBIGUOUS_PREFIX";
    /** The prefix that both have: `Files.find`. */
    readonly prefix: string;
    constructor({ prefix }: {
        readonly prefix: string;
    });
}
