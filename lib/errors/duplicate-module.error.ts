import { CacheMemoizeError } from './cache-memoize.error';

/** CacheMemoizeModule.forRoot or forRootAsync is imported a second time in one application. */
export class DuplicateModuleError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_DUPLICATE_MODULE';

  constructor() {
    super(
      'CacheMemoizeModule.forRoot() or forRootAsync() is imported twice in this application. Import it once, in the ' +
        'root module, with all caches; it is global.',
    );
  }
}
