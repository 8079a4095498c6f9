import { CacheMemoizeError } from './cache-memoize.error';

/**
 * An argument was changed after the call, while its cache was asked, and could not be copied before. The method ran with
 * what it had become, and the outcome is not kept: it may not be that of the key.
 */
export class ArgumentChangedError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_ARGUMENT_CHANGED';
  /** `FilesService.exists`. */
  readonly method: string;

  constructor({ method }: { readonly method: string }) {
    super(
      `An argument of ${method} was changed after the call, while the cache was asked, and cannot be copied. The ` +
        `method ran with what it had become, and its outcome is not kept. Give each call an object of its own, or list ` +
        `its class in classes.`,
    );
    this.method = method;
  }
}
