import { isDeepStrictEqual } from 'node:util';
import { BYTES_CLASSES } from './kind';

/**
 * Says which fields an object has besides those that can be seen, of which there are `visible`; undefined where it has
 * none. Asked of objects that are not arrays, the names cost a few nanoseconds.
 */
export function invisibleFieldsOf(value: object, visible: number): string | undefined {
  if (Object.getOwnPropertyNames(value).length !== visible) return 'fields that are not enumerable';
  return Object.getOwnPropertySymbols(value).length > 0 ? 'symbol-keyed fields' : undefined;
}

interface BytesClass {
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): NodeJS.TypedArray;
}

/** Up to this length all keys are asked for: it is faster, and finds what is not enumerable too. */
const LONGEST_LISTED = 32;

/**
 * Tells whether a typed array has fields besides its bytes. Asking a long one for its keys would list every index:
 * 10 ms for 64 KiB. Node's comparison compares the bytes at once, here with themselves, and then only the fields that
 * are no index: 1.3 µs, and 20 µs for 1 MiB. Of those it does not see what is neither enumerable nor keyed by a symbol.
 */
export function hasFieldsBesideBytes(array: NodeJS.TypedArray): boolean {
  if (array.length <= LONGEST_LISTED) return Reflect.ownKeys(array).length !== array.length;
  if (Object.getOwnPropertySymbols(array).length > 0) return true;
  const bare = new (plainClassOf(array))(array.buffer, array.byteOffset, array.length);
  // A Buffer, or one of another realm, has another prototype, which would be a difference too.
  Object.setPrototypeOf(bare, Reflect.getPrototypeOf(array));
  return !isDeepStrictEqual(array, bare);
}

const PLAIN_CLASSES: readonly BytesClass[] = BYTES_CLASSES.filter((each) => each !== Buffer);

function plainClassOf(array: NodeJS.TypedArray): BytesClass {
  // Read of the prototype, because the array may have such a field of its own.
  const tag: unknown = Reflect.get(Uint8Array.prototype, Symbol.toStringTag, array);
  return PLAIN_CLASSES.find((each) => each.name === tag) ?? Uint8Array;
}
