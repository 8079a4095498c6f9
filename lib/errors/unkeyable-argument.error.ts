import { CacheMemoizeError } from './cache-memoize.error';

/** The index of an argument, or the option of the decorator that the value comes from. */
export type UnkeyablePosition = number | 'extra' | 'argsRewrite' | 'keyGeneratorCallable';

export interface UnkeyablePlace {
  readonly position: UnkeyablePosition;
  /** From the position on: `[0].owner.friends[3]`, `extra.tenant`; of what a callback gave, `argsRewrite()[1].owner`. */
  readonly path: string;
}

export interface UnkeyableArgumentFacts extends UnkeyablePlace {
  /** `FilesService.exists`. */
  readonly method: string;
  /** What was found there, as the end of a sentence: "a function". */
  readonly reason: string;
  /** What the value threw while it was read. */
  readonly cause?: unknown;
}

/**
 * An argument, or what a callback gave in its place, has no key, so its call cannot be told from another: the call
 * runs uncached, and a verb, which needs the key, rejects.
 */
export class UnkeyableArgumentError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_UNKEYABLE_ARGUMENT';
  readonly method: string;
  readonly position: UnkeyablePosition;
  readonly path: string;
  readonly reason: string;

  constructor({ method, position, path, reason, cause }: UnkeyableArgumentFacts) {
    const subject = typeof position === 'number' ? `Argument ${position}` : 'A call';
    super(
      `${subject} of ${method} has no key: ${path} is ${reason}. Such calls are not memoized. ${remedyFor(position)}`,
      cause === undefined ? undefined : { cause },
    );
    this.method = method;
    this.position = position;
    this.path = path;
    this.reason = reason;
  }
}

function remedyFor(position: UnkeyablePosition): string {
  switch (position) {
    case 'extra':
    case 'argsRewrite':
      return `Let ${position} give small plain values, or instances of classes with a method toCacheKey().`;
    case 'keyGeneratorCallable':
      return 'Let keyGeneratorCallable give a text that is not empty, and within maxKeyBytes.';
    default:
      return "Say with argsRewrite what the key is made of, or give the value's class a method toCacheKey().";
  }
}
