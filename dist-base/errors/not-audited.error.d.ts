import { CacheMemoizeError } from './cache-memoize.error';
/** Says of which method a hit was not audited, and why. */
export interface NotAuditedFacts {
    /** `ProductsService.find`. */
    readonly method: string;
    /** As a sentence without its end: "argument 0 is a proxy". */
    readonly reason: string;
    readonly cause?: unknown;
}
/**
 * Tells `onError` that the module option `audit` cannot audit a hit, so that nobody takes its silence for an answer. The
 * hit was answered all the same.
 */
export declare class NotAuditedError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_NOT_AUDITED";
    /** The method: `ProductsService.find`. */
    readonly method: string;
    /** Why, as a sentence without its end. */
    readonly reason: string;
    constructor({ method, reason, cause }: NotAuditedFacts);
}
