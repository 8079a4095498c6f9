/**
 * Is the base of every error of this library. An application's own errors pass through untouched and never extend it.
 * Its text is one line of at most 2,000 characters, escaped, whatever was in it: field names, keys and messages of
 * others end in logs.
 */
export declare abstract class CacheMemoizeError extends Error {
    /** Stable and unique to the class: `E_CACHE_MEMOIZE_…`. */
    abstract readonly code: `E_CACHE_MEMOIZE_${string}`;
    constructor(message: string, options?: ErrorOptions);
    /** The address of what the documentation says about this `code`. */
    get help(): string;
}
