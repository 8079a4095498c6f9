/** Thrown by the rules of keys for a value that has none. The walk knows the place and makes an `UnkeyableValue`. */
export class KeyRefusal extends Error {}

/** The text would be longer than it may be. */
export class KeyTooLarge extends KeyRefusal {
  constructor() {
    super('larger than maxKeyBytes allows');
  }
}

/** What is too large is refused by its length, before time is spent on reading it. */
export function refuseOver(room: number, length: number): void {
  if (length > room) throw new KeyTooLarge();
}
