/** Answers milliseconds, or undefined where `value` is no duration: negative, NaN, an unknown unit, another type. */
export declare function parseDuration(value: unknown): number | undefined;
/**
 * A ttl that was given as a number, and is so short that seconds may have been meant: django-cache-memoize and
 * cache-manager 4 count in them. undefined for any other.
 */
export declare function bareTtl(given: unknown): number | undefined;
