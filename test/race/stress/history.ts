import { readFileSync, writeFileSync } from 'node:fs';

/** What one process did, as numbers: eight bytes each, so that millions of them are a file of some megabytes. */
export const READ = 0;
export const INVALIDATION = 1;
export const INVALIDATION_OF_ALL = 2;
export const REJECTED_INVALIDATION = 3;
/** A DEL of a name that nobody uses, for comparison. */
export const BARE_DELETE = 4;

const FIELDS = 5;

export interface Deed {
  readonly kind: number;
  readonly key: number;
  /** On the monotonic clock in microseconds: before the call, and after its return. */
  readonly begin: number;
  readonly end: number;
  /** Of a read: when the computation that it answered with had begun. */
  readonly computedAt: number;
}

export class History {
  private numbers = new Float64Array(FIELDS * 1024);
  private length = 0;

  add({ kind, key, begin, end, computedAt }: Deed): void {
    if (this.length + FIELDS > this.numbers.length) this.grow();
    this.numbers.set([kind, key, begin, end, computedAt], this.length);
    this.length += FIELDS;
  }

  save(file: string): void {
    writeFileSync(file, new Uint8Array(this.numbers.buffer, 0, this.length * Float64Array.BYTES_PER_ELEMENT));
  }

  private grow(): void {
    const larger = new Float64Array(2 * this.numbers.length);
    larger.set(this.numbers);
    this.numbers = larger;
  }
}

export function* loadHistory(file: string): Generator<Deed> {
  const bytes = readFileSync(file);
  const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  for (let at = 0; at < numbers.length; at += FIELDS) {
    const [kind = 0, key = 0, begin = 0, end = 0, computedAt = 0] = numbers.subarray(at, at + FIELDS);
    yield { kind, key, begin, end, computedAt };
  }
}
