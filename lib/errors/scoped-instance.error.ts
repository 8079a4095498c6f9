import { CacheMemoizeError } from './cache-memoize.error';

/** Is thrown where a memoized method of a class that is no singleton does not say what its outcomes depend on. */
export class ScopedInstanceError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_SCOPED_INSTANCE';
  /** The method: `FilesService.exists`. */
  readonly method: string;

  constructor({ method }: { readonly method: string }) {
    super(
      `@CacheMemoize on ${method}: the class is not a singleton (request-scoped, durable or transient, or it injects ` +
        `something that is), and the instance is not part of the key, so one instance would answer for another. ` +
        `Say what the outcome varies on with a function: extra, argsRewrite or keyGeneratorCallable.`,
    );
    this.method = method;
  }
}
