import { CacheMemoizeError } from './cache-memoize.error';

/** A verb names a method that no `@CacheMemoize` decorates, or a class that this application does not know. */
export class NotMemoizedError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_NOT_MEMOIZED';
  readonly className: string;
  readonly method: string;

  constructor({ className, method }: { readonly className: string; readonly method: string }) {
    super(
      `${className}.${method} is not memoized: neither ${className}, nor what this application provides for it, ` +
        `has @CacheMemoize on a method '${method}'. Decorate it, or name the class that has it.`,
    );
    this.className = className;
    this.method = method;
  }
}
