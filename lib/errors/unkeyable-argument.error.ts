import { CacheMemoizeError } from './cache-memoize.error';

/** The index of an argument (or of a part that `argsRewrite` made), or the callback that gave nothing to use. */
export type UnkeyablePosition = number | 'extra' | 'argsRewrite' | 'keyGeneratorCallable';

export interface UnkeyableArgumentFacts {
  /** `FilesService.exists`. */
  readonly method: string;
  readonly position: UnkeyablePosition;
  /** The place, from the position on: `[0].owner.friends[3]`. */
  readonly path: string;
  /** What was found there, as the end of a sentence: "a function". */
  readonly reason: string;
  /** What the value threw while it was read. */
  readonly cause?: unknown;
}

/**
 * An argument has no key, so its call cannot be told from another: the call runs uncached, and a verb, which needs the
 * key, rejects.
 */
export class UnkeyableArgumentError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_UNKEYABLE_ARGUMENT';
  readonly method: string;
  readonly position: UnkeyablePosition;
  readonly path: string;
  readonly reason: string;

  constructor({ method, position, path, reason, cause }: UnkeyableArgumentFacts) {
    const what =
      typeof position === 'number' ? `Argument ${position} of ${method}` : `The ${position} of ${method}`;
    super(
      `${what} has no key: ${path} is ${reason}. Calls with it are not memoized. ` +
        `Say with argsRewrite what the key is made of, or give the value's class a method toCacheKey().`,
      cause === undefined ? undefined : { cause },
    );
    this.method = method;
    this.position = position;
    this.path = path;
    this.reason = reason;
  }
}
