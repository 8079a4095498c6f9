import { refuse } from './value-refusal';
import { type ValueRule } from './value-rules';

interface BytesClass {
  new (buffer: ArrayBuffer): object;
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
      // Asking for all keys would list every index.
      if (Object.getOwnPropertySymbols(value).length > 0) refuse('a typed array with symbol-keyed fields');
      return [new Uint8Array(copyBytes(value as NodeJS.TypedArray))];
    },
    make: (_, [bytes]) => (bytes instanceof Uint8Array ? makeBytes(bytesClass, bytes) : undefined),
    fill: (_, parts) => parts.length === 1,
    step: () => '',
  };
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
