import { CacheMemoizeError } from './cache-memoize.error';

/**
 * Is thrown as soon as a class is defined where `@CacheMemoize` cannot work: on a getter, a static method, a
 * non-function, a method that is recorded to return no promise, or twice on one method. Where nothing is recorded,
 * `onError` is told at the first call that returns no promise.
 */
export class InvalidDecorationError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_INVALID_DECORATION';
  /** The method: `FilesService.exists`. */
  readonly method: string;

  constructor({ method, reason }: { readonly method: string; readonly reason: string }) {
    super(`@CacheMemoize on ${method}: ${reason}`);
    this.method = method;
  }
}
