import { CacheMemoizeError } from './cache-memoize.error';

export interface UnknownCacheAliasFacts {
  readonly alias: string;
  /** Who names it: `@CacheMemoize on SalesService.range`. */
  readonly where: string;
  readonly knownAliases: readonly string[];
}

/** A decorator or a verb names a cache that the module does not register. */
export class UnknownCacheAliasError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_UNKNOWN_CACHE_ALIAS';
  readonly alias: string;
  readonly knownAliases: readonly string[];

  constructor({ alias, where, knownAliases }: UnknownCacheAliasFacts) {
    super(
      `Unknown cache '${alias}' in ${where}. Known caches: ${knownAliases.join(', ')}. ` +
        `Add it to CacheMemoizeModule.forRoot({ ... }).`,
    );
    this.alias = alias;
    this.knownAliases = knownAliases;
  }
}
