import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What was called. */
export enum Kind {
  Read,
  Refresh,
  Invalidate,
  InvalidateAll,
  /** A DEL past the library, to compare with. */
  BareDelete,
}

/** One call. Moments are nanoseconds of the monotonic clock. */
export interface CallRecord {
  readonly kind: Kind;
  readonly key: number;
  /** Before the call. */
  readonly began: number;
  /** After its return; NaN where it rejected. */
  readonly ended: number;
  /** When the computation began that it answered with; NaN where it answers with none. */
  readonly answer: number;
}

const FIELDS = 5;
const CALLS_PER_CHUNK = 65_536;

/** The calls of one process: kept as plain numbers, so that a million of them are no burden, and written at the end. */
export class HistoryWriter {
  private readonly chunks: Float64Array[] = [];
  private used = CALLS_PER_CHUNK;

  add({ kind, key, began, ended, answer }: CallRecord): void {
    if (this.used === CALLS_PER_CHUNK) {
      this.chunks.push(new Float64Array(CALLS_PER_CHUNK * FIELDS));
      this.used = 0;
    }
    const chunk = this.chunks.at(-1) as Float64Array;
    chunk.set([kind, key, began, ended, answer], this.used++ * FIELDS);
  }

  write(file: string): void {
    const handle = openSync(file, 'w');
    for (const [index, chunk] of this.chunks.entries()) {
      const isLast = index === this.chunks.length - 1;
      writeSync(handle, isLast ? chunk.subarray(0, this.used * FIELDS) : chunk);
    }
    closeSync(handle);
  }
}

/** The calls of some processes, one after the other, as often as one likes to go through them. */
export function readHistories(files: readonly string[]): Iterable<CallRecord> {
  return { [Symbol.iterator]: () => readAll(files) };
}

function* readAll(files: readonly string[]): Generator<CallRecord, undefined> {
  for (const file of files) {
    const bytes = readFileSync(file);
    const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
    for (let at = 0; at < numbers.length; at += FIELDS) {
      yield {
        kind: numbers[at],
        key: numbers[at + 1],
        began: numbers[at + 2],
        ended: numbers[at + 3],
        answer: numbers[at + 4],
      } as CallRecord; // whole records are written
    }
  }
}
