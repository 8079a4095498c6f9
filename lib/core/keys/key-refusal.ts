/** Says where the trouble is: the index of the argument (or of the part that `argsRewrite` made), or `extra`. */
export type KeyPosition = number | 'extra';

export interface UnkeyableValueFacts {
  readonly position: KeyPosition;
  /** The place, from the position on: `[0].owner.friends[3]`, `extra.tenant`. */
  readonly path: string;
  /** What was found there, as the end of a sentence: "a function". */
  readonly reason: string;
}

/**
 * Tells whoever asked for a key that a value has none, and where it is. It stays inside the library: what knows the
 * method, `runtime/method/method-key.ts`, makes an `UnkeyableArgumentError` of it.
 */
export class UnkeyableValue extends Error implements UnkeyableValueFacts {
  readonly position: KeyPosition;
  readonly path: string;
  readonly reason: string;
  /** Which extra, where there are several. */
  extraIndex = 0;

  constructor({ position, path, reason }: UnkeyableValueFacts, options?: ErrorOptions) {
    super(`${path} is ${reason}`, options);
    this.position = position;
    this.path = path;
    this.reason = reason;
  }
}

/** Is thrown by the rules of keys for a value that has none. The walk knows the place: see {@link UnkeyableValue}. */
export class KeyRefusal extends Error {}

/** Is thrown where the text would be longer than it may be. */
export class KeyTooLarge extends KeyRefusal {
  constructor() {
    super('larger than maxKeyBytes allows');
  }
}

/** Refuses what is too large by its length, before time is spent on reading it. */
export function refuseOver(room: number, length: number): void {
  if (length > room) throw new KeyTooLarge();
}
