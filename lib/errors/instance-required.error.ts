import { CacheMemoizeError } from './cache-memoize.error';

/**
 * Is thrown by a verb where a key callback reads from `this`, and the application has no singleton of the class that
 * could stand for it.
 */
export class InstanceRequiredError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_INSTANCE_REQUIRED';
  /** The method: `FilesService.exists`. */
  readonly method: string;

  constructor({ method }: { readonly method: string }) {
    super(
      `A key callback of ${method} reads from 'this', and the application has no singleton of the class. ` +
        `Hand an instance to the invalidator in place of the class, or use memoized(instance).`,
    );
    this.method = method;
  }
}
