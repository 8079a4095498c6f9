/**
 * What the keys of a method begin with in one cache. A shared cache is read by other processes, and by people: there it
 * is the prefix. In a cache of this process a number stands for the prefix, because V8 makes a text of up to 12
 * characters at once, and a longer one as pieces that a look-up has to put together first: for two numeric arguments
 * that is half of the whole hit.
 */
export class KeyBeginnings {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly keeps: 'objects' | 'text') {}

  /** Ends in a colon, and differs for every prefix. */
  of(prefix: string): string {
    return this.keeps === 'text' ? `${prefix}:` : `${this.numberOf(prefix).toString(36)}:`;
  }

  /** A key that was made by a callback, so that it is equal to what `of(prefix)` begins where it is so in full. */
  ofGenerated(key: string, prefix: string): string {
    if (this.keeps === 'text') return key;
    return key.startsWith(`${prefix}:`) ? this.of(prefix) + key.slice(prefix.length + 1) : `:${key}`;
  }

  /** A key as people read it: with the prefix, and without a number. */
  shown(key: string): string {
    if (this.keeps === 'text') return key;
    const end = key.indexOf(':');
    const prefix = [...this.numbers.keys()][Number.parseInt(key.slice(0, end), 36)];
    return prefix === undefined ? key.slice(end + 1) : `${prefix}${key.slice(end)}`;
  }

  private numberOf(prefix: string): number {
    const known = this.numbers.get(prefix);
    if (known !== undefined) return known;
    this.numbers.set(prefix, this.numbers.size);
    return this.numbers.size - 1;
  }
}

/** Of keys as they are shown, and as a shared cache has them. */
export const FULL_BEGINNINGS = new KeyBeginnings('text');
