import { CacheMemoizeError } from './cache-memoize.error';

/**
 * Names what a callback was given as: an option of `@CacheMemoize`, whose failures are reported and change nothing, or
 * what says what to invalidate.
 */
export type CallbackName =
  | 'condition'
  | 'hitCallable'
  | 'missCallable'
  | 'ttl'
  | 'tags'
  | 'resultTags'
  | 'when'
  | 'invalidateTogether'
  | 'plan'
  | 'Invalidates'
  | 'InvalidatesTags';

/** Says which callback failed, and how. */
export interface CallbackFacts {
  /** `FilesService.exists`; `MemoizeInvalidator.plan` where the callback was given to a verb. */
  readonly method: string;
  /** What the callback was given as. */
  readonly callback: CallbackName;
  /** What it did, as the end of a sentence: "threw", "answered no duration, but 'soon' (string)". */
  readonly reason: string;
  /** What it threw. */
  readonly cause?: unknown;
  /** What the method returned. */
  readonly result?: unknown;
}

const CHANGE_IS_MADE = 'What the call has changed is changed, and not all that it made old was invalidated.';

/** What a callback is called, and what its failure came to. */
const TEXTS: Readonly<Record<CallbackName, { readonly name: string; readonly consequence: string }>> = {
  condition: { name: 'condition of @CacheMemoize on', consequence: 'The call runs uncached.' },
  hitCallable: { name: 'hitCallable of @CacheMemoize on', consequence: 'The call had its result.' },
  missCallable: { name: 'missCallable of @CacheMemoize on', consequence: 'The call had its result.' },
  ttl: { name: 'ttl of @CacheMemoize on', consequence: 'The call had its result, which was not kept.' },
  tags: { name: 'tags of @CacheMemoize on', consequence: 'The call runs uncached.' },
  resultTags: {
    name: 'resultTags of @CacheMemoize on',
    consequence: 'The call had its result, which was not kept.',
  },
  when: {
    name: 'staleIfError.when of @CacheMemoize on',
    consequence: 'The error was taken for an answer, and ended what was kept.',
  },
  invalidateTogether: { name: 'callback of', consequence: 'Nothing was invalidated.' },
  plan: { name: 'callback of', consequence: 'There is no plan.' },
  Invalidates: { name: 'plan of @Invalidates on', consequence: CHANGE_IS_MADE },
  InvalidatesTags: { name: 'tags of @InvalidatesTags on', consequence: CHANGE_IS_MADE },
};

/**
 * Tells that a callback threw, rejected, or answered what cannot be used: `onError`, of a callback of `@CacheMemoize`,
 * without which the call went on; the caller, of one that says what to invalidate.
 */
export class CallbackError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_CALLBACK';
  /** The method: `FilesService.exists`, or the verb: `MemoizeInvalidator.invalidateTogether`. */
  readonly method: string;
  /** What the callback was given as. */
  readonly callback: CallbackName;
  /** What the method returned, which the plan of its `@Invalidates` was made for; else undefined. */
  readonly result: unknown;

  constructor({ method, callback, reason, cause, result }: CallbackFacts) {
    const { name, consequence } = TEXTS[callback];
    super(`The ${name} ${method} ${reason}. ${consequence} Mend the callback.`, { cause });
    this.method = method;
    this.callback = callback;
    this.result = result;
  }
}
