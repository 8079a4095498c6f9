import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { Decoration } from './decoration';
/**
 * Why a handler cannot be memoized: it answers by itself, or it is given something of which a key cannot tell what
 * matters, and does not declare its key. undefined: it can, or the method is no handler.
 */
export declare function findHandlerRefusal(prototype: object, decoration: Decoration): CacheMemoizeError | undefined;
/**
 * What a handler is given that ends with its request, as the end of a sentence; undefined where it is given nothing of that
 * kind, or is no handler. It may be memoized all the same, where it declares its key.
 */
export declare function findGivenOfRequest(prototype: object, decoration: Decoration): string | undefined;
