import { hasFieldsBesideBytes } from '../kinds/own-fields';
import { refuse } from './refusal';
import { type Rule } from './rules';

interface TypedArrayClass {
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): NodeJS.TypedArray;
  readonly BYTES_PER_ELEMENT: number;
}

type BytesClass = TypedArrayClass | typeof Buffer;

/**
 * Makes the rule for Buffers, or for one kind of typed arrays. Their one part is a copy of their bytes: nobody else's,
 * though the buffer under them may hold more. Little-endian, as every machine is that runs Node.
 */
export function bytesRule(bytesClass: BytesClass): Rule<NodeJS.TypedArray> {
  return {
    isLeaf: true,
    take: (array) => {
      if (Object.getOwnPropertySymbols(array).length > 0) refuse('a typed array with symbol-keyed fields');
      if (hasFieldsBesideBytes(array)) refuse('a typed array with fields of its own');
      return [new Uint8Array(copyBytes(array))];
    },
    make: (_, [bytes]) => (bytes instanceof Uint8Array ? makeBytes(bytesClass, bytes) : undefined),
    fill: (_, parts) => parts.length === 1,
    step: () => '',
  };
}

function isBuffer(bytesClass: BytesClass): bytesClass is typeof Buffer {
  return bytesClass === Buffer;
}

function copyBytes({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): ArrayBuffer {
  const copy = new ArrayBuffer(byteLength);
  new Uint8Array(copy).set(new Uint8Array(buffer, byteOffset, byteLength));
  return copy;
}

function makeBytes(bytesClass: BytesClass, bytes: Uint8Array): NodeJS.TypedArray | undefined {
  if (isBuffer(bytesClass)) return Buffer.from(bytes);
  if (bytes.byteLength % bytesClass.BYTES_PER_ELEMENT !== 0) return undefined;
  return new bytesClass(copyBytes(bytes));
}
