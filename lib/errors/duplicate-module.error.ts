import { CacheMemoizeError } from './cache-memoize.error';

/** Is thrown at start where `forRoot` or `forRootAsync` of CacheMemoizeModule is imported twice in one application. */
export class DuplicateModuleError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_DUPLICATE_MODULE';

  constructor() {
    super(
      'CacheMemoizeModule.forRoot() or forRootAsync() is imported twice in this application. Import it once, in the ' +
        'root module, with all caches; it is global.',
    );
  }
}
