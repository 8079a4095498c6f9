import { isDeepStrictEqual } from 'node:util';
import { refuse } from './refusal';
import { type ValueRule } from './rules';

interface BytesClass {
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): object;
  readonly BYTES_PER_ELEMENT: number;
}

/**
 * Buffers and typed arrays. Their one part is a copy of their bytes: nobody else's, though the buffer under them may
 * hold more. Little-endian, as every machine is that runs Node.
 */
export function bytesRule(bytesClass: BytesClass | typeof Buffer): ValueRule {
  return {
    isLeaf: true,
    take: (value) => {
      const array = value as NodeJS.TypedArray; // as the table says
      if (Object.getOwnPropertySymbols(array).length > 0) refuse('a typed array with symbol-keyed fields');
      if (hasOwnFields(array, bytesClass)) refuse('a typed array with fields of its own');
      return [new Uint8Array(copyBytes(array))];
    },
    make: (_, [bytes]) => (bytes instanceof Uint8Array ? makeBytes(bytesClass, bytes) : undefined),
    fill: (_, parts) => parts.length === 1,
    step: () => '',
  };
}

/**
 * Asking for its keys would list every index: 10 ms for 64 KiB. Node's comparison compares the bytes at once, here with
 * themselves, and then only the fields that are no index: 1.3 µs, and 20 µs for 1 MiB. It does not see what is not
 * enumerable, the one kind of field that is lost.
 */
function hasOwnFields(array: NodeJS.TypedArray, bytesClass: BytesClass | typeof Buffer): boolean {
  const { buffer, byteOffset, length } = array;
  const bare =
    bytesClass === Buffer
      ? Buffer.from(buffer, byteOffset, length)
      : new (bytesClass as BytesClass)(buffer, byteOffset, length); // not Buffer, as in makeBytes
  const prototype = Object.getPrototypeOf(array) as object;
  // One of another realm has another prototype, which would be a difference too.
  if (Object.getPrototypeOf(bare) !== prototype) Object.setPrototypeOf(bare, prototype);
  return !isDeepStrictEqual(array, bare);
}

function copyBytes({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): ArrayBuffer {
  const copy = new ArrayBuffer(byteLength);
  new Uint8Array(copy).set(new Uint8Array(buffer, byteOffset, byteLength));
  return copy;
}

function makeBytes(bytesClass: BytesClass | typeof Buffer, bytes: Uint8Array): object | undefined {
  if (bytesClass === Buffer) return Buffer.from(bytes);
  // Not Buffer: that comparison has just been made, which the type cannot tell.
  const typedArrayClass = bytesClass as BytesClass;
  if (bytes.byteLength % typedArrayClass.BYTES_PER_ELEMENT !== 0) return undefined;
  return new typedArrayClass(copyBytes(bytes));
}
