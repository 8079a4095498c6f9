import { CacheMemoizeError } from './cache-memoize.error';

/** `@CacheMemoize` stands where it cannot work: on a getter, a static method, a non-function, or twice on one method. */
export class InvalidDecorationError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_INVALID_DECORATION';
  readonly method: string;

  constructor({ method, reason }: { readonly method: string; readonly reason: string }) {
    super(`@CacheMemoize on ${method}: ${reason}`);
    this.method = method;
  }
}
