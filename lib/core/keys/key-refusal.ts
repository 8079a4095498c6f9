/** Where the trouble is: the index of the argument (or of the part that `argsRewrite` made), or `extra`. */
export type KeyPosition = number | 'extra';

export interface UnkeyableValueFacts {
  readonly position: KeyPosition;
  /** The place, from the position on: `[0].owner.friends[3]`, `extra.tenant`. */
  readonly path: string;
  /** What was found there, as the end of a sentence: "a function". */
  readonly reason: string;
}

/**
 * How the key builder says that a value has no key. It stays inside the library: the memoizer knows the method and
 * makes an `UnkeyableArgumentError` of it.
 */
export class UnkeyableValue extends Error implements UnkeyableValueFacts {
  readonly position: KeyPosition;
  readonly path: string;
  readonly reason: string;

  constructor({ position, path, reason }: UnkeyableValueFacts, options?: ErrorOptions) {
    super(`${path} is ${reason}`, options);
    this.position = position;
    this.path = path;
    this.reason = reason;
  }
}
