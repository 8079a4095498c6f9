import { CacheMemoizeError } from './cache-memoize.error';

/** Says which handler is given what. */
export interface UndeclaredKeyFacts {
  /** `FilesController.find`. */
  readonly method: string;
  /** What it is given, as the end of a sentence: "the whole request (@Req())". */
  readonly given: string;
}

/** Is thrown at start where a handler is given something of which nobody can tell what part the outcome depends on. */
export class UndeclaredKeyError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_UNDECLARED_KEY';
  /** The method: `FilesService.exists`. */
  readonly method: string;
  /** What the handler is given: `the whole request (@Req())`. */
  readonly given: string;

  constructor({ method, given }: UndeclaredKeyFacts) {
    super(
      `@CacheMemoize on ${method}: the handler is given ${given}, and no key can tell which part of it the outcome ` +
        `depends on. Take only what is needed, with a decorator that names it or one of your own, or declare the ` +
        `key with argsRewrite or keyGeneratorCallable (extra only adds to the arguments).`,
    );
    this.method = method;
    this.given = given;
  }
}
