import { CacheMemoizeError } from './cache-memoize.error';

/** A key callback reads from `this`, and the application has no singleton of the class that could stand for it. */
export class InstanceRequiredError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_INSTANCE_REQUIRED';
  readonly method: string;

  constructor({ method }: { readonly method: string }) {
    super(
      `A key callback of ${method} reads from 'this', and the application has no singleton of the class. ` +
        `Hand an instance to the invalidator in place of the class, or use memoized(instance).`,
    );
    this.method = method;
  }
}
