/** A class, and the classes that are recorded of its fields. */
export interface Declared {
  readonly prototype: object;
  readonly fields: ReadonlyMap<string, Declared>;
}

/**
 * Writes values as a key sees them, so that two of them are deeply equal if and only if their keys are equal:
 * undefined fields of objects are none, what has no prototype is plain, and so is an instance of the declared class.
 */
export class Seer {
  /** @param classes all of which something is recorded */
  constructor(private readonly classes: readonly Declared[] = []) {}

  see(value: unknown, declared?: Declared): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.see(item));
    if (value instanceof Map)
      return new Map([...value].map(([key, inner]) => [this.see(key), this.see(inner)] as const));
    if (value instanceof Set) return new Set([...value].map((member) => this.see(member)));
    if (value instanceof Date || value instanceof Error || ArrayBuffer.isView(value)) return value;
    return this.seeFields(value, declared);
  }

  private seeFields(value: object, declared: Declared | undefined): object {
    const prototype = Object.getPrototypeOf(value) as object | null;
    const isLiteral = prototype === null || prototype === Object.prototype;
    const isPlain = isLiteral || prototype === declared?.prototype;
    const known = isLiteral ? declared : this.classes.find((each) => each.prototype === prototype);
    const seen = Object.create(isPlain ? Object.prototype : prototype) as Record<string, unknown>;
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const field = this.see(inner, known?.fields.get(name));
      Object.defineProperty(seen, name, { value: field, enumerable: true });
    }
    return seen;
  }
}
