import { CacheMemoizeError } from './cache-memoize.error';
/** Says of which method an outcome was not renewed, and why. */
export interface NotRenewedFacts {
    /** `ProductsService.find`. */
    readonly method: string;
    /** As a sentence without its end: "argument 0 is a proxy". */
    readonly reason: string;
    readonly cause?: unknown;
}
/**
 * Tells `onError`, once a method, that an outcome cannot be renewed in the background: it ends with its life, as if it had
 * neither `staleWhileRevalidate` nor `earlyRefresh`.
 */
export declare class NotRenewedError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_NOT_RENEWED";
    /** The method: `ProductsService.find`. */
    readonly method: string;
    /** Why, as a sentence without its end. */
    readonly reason: string;
    constructor({ method, reason, cause }: NotRenewedFacts);
}
