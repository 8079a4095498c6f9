import { CacheMemoizeError } from './cache-memoize.error';

/**
 * Is thrown at start where a cache that others can reach too is registered without a `keyPrefix`, which tells this
 * application's keys apart.
 */
export class MissingKeyPrefixError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_MISSING_KEY_PREFIX';
  /** The name under which the cache is registered. */
  readonly alias: string;

  constructor({ alias }: { readonly alias: string }) {
    super(
      `Cache '${alias}' is not a memoryCache(), so 'keyPrefix' is required: two applications on one store must not ` +
        `answer each other. Add { keyPrefix: 'name-of-this-application' } to CacheMemoizeModule.forRoot(caches, options).`,
    );
    this.alias = alias;
  }
}
