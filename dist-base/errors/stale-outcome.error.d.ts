import { CacheMemoizeError } from './cache-memoize.error';
/** Says which call was answered with what, and where that is not what its method answers. */
export interface StaleOutcomeFacts {
    /** `ProductsService.find`. */
    readonly method: string;
    /** Those of the call; copies. */
    readonly args: readonly unknown[];
    /** Where the two differ first: `result.items[3].price`. */
    readonly path: string;
    /** What stands there in the cache, as the end of a sentence: `500 (number)`. */
    readonly kept: string;
    /** What the method answers there now: `600 (number)`. */
    readonly now: string;
}
/**
 * Tells `onError` that a hit is not what its method answers: found by the module option `audit`, which runs the method
 * beside the hit. Either what the method reads was changed, and nobody invalidated the call, or it does not answer the same
 * twice, because it answers with the time, or at random.
 */
export declare class StaleOutcomeError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_STALE_OUTCOME";
    /** The method: `ProductsService.find`. */
    readonly method: string;
    /** The arguments of the call; copies. */
    readonly args: readonly unknown[];
    /** Where the two differ first: `result.items[3].price`. */
    readonly path: string;
    /** What stands there in the cache: `500 (number)`. */
    readonly kept: string;
    /** What the method answers there now: `600 (number)`. */
    readonly now: string;
    constructor({ method, args, path, kept, now }: StaleOutcomeFacts);
}
