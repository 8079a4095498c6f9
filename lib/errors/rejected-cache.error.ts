import { CacheMemoizeError } from './cache-memoize.error';
import { messageOf } from './describe-value';

/** Is thrown at start where a cache was handed over as a promise, and the promise rejected: with its `cause`. */
export class RejectedCacheError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_REJECTED_CACHE';
  /** The name under which the cache is registered. */
  readonly alias: string;

  constructor({ alias, cause }: { readonly alias: string; readonly cause: unknown }) {
    super(
      `The promise given for cache '${alias}' rejected: ${messageOf(cause)} ` +
        `A promise cannot be tried again: give a function that makes the cache, and the application starts without it.`,
      { cause },
    );
    this.alias = alias;
  }
}
