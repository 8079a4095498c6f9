import { CacheMemoizeError } from './cache-memoize.error';

/** Names the options of a decorator whose failures are reported and change nothing. */
export type CallbackName = 'hitCallable' | 'missCallable' | 'ttl' | 'tags' | 'resultTags';

/** Says which callback failed, and how. */
export interface CallbackFacts {
  /** `FilesService.exists`. */
  readonly method: string;
  /** The option that the callback was given as. */
  readonly callback: CallbackName;
  /** What it did, as the end of a sentence: "threw", "answered no duration, but 'soon' (string)". */
  readonly reason: string;
  /** What it threw. */
  readonly cause?: unknown;
}

const CONSEQUENCES = {
  hitCallable: 'The call had its result.',
  missCallable: 'The call had its result.',
  ttl: 'The call had its result, which was not kept.',
  tags: 'The call runs uncached.',
  resultTags: 'The call had its result, which was not kept.',
};

/**
 * Tells `onError` that a callback of a decorator threw, rejected, or answered what cannot be used. The call went on
 * without it.
 */
export class CallbackError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_CALLBACK';
  /** The method: `FilesService.exists`. */
  readonly method: string;
  /** The option that the callback was given as. */
  readonly callback: CallbackName;

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
