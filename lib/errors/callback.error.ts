import { CacheMemoizeError } from './cache-memoize.error';

export interface CallbackFacts {
  readonly method: string;
  readonly callback: 'hitCallable' | 'missCallable' | 'ttl';
  /** What it threw, or what it answered where that cannot be used. */
  readonly reason: string;
  readonly cause?: unknown;
}

const CONSEQUENCES = {
  hitCallable: 'The call had its result.',
  missCallable: 'The call had its result.',
  ttl: 'The call had its result, which was not kept.',
};

/** A callback of a decorator threw, rejected, or answered what cannot be used. The call went on without it. */
export class CallbackError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_CALLBACK';
  readonly method: string;
  readonly callback: CallbackFacts['callback'];

  constructor({ method, callback, reason, cause }: CallbackFacts) {
    super(
      `The ${callback} of @CacheMemoize on ${method} ${reason}. ${CONSEQUENCES[callback]} Mend the callback.`,
      {
        cause,
      },
    );
    this.method = method;
    this.callback = callback;
  }
}
