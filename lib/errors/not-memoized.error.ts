import { CacheMemoizeError } from './cache-memoize.error';

/** Is thrown by a verb for a method without `@CacheMemoize`, or for a class that the application does not know. */
export class NotMemoizedError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_NOT_MEMOIZED';
  /** The class that was named, or the class of the instance: `FilesService`. */
  readonly className: string;
  /** The method that was named, without the class: `exists`. */
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
