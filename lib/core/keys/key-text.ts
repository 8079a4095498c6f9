import { hasMoreDigits } from '../kinds/has-more-digits';
import { KeyTooLarge } from './key-refusal';

/** Has a 1 at the code of each character that needs no escape: printable ASCII but space, quote and backslash. */
export const UNESCAPED = new Uint8Array(128).fill(1, 33, 127);
UNESCAPED[0x22] = 0;
UNESCAPED[0x5c] = 0;

/** Up to this length a loop is faster than a regular expression: by a tenth of a key of two such strings. */
const LONGEST_LOOP = 12;
const UNESCAPED_PATTERN = /^[!#-[\]-~]*$/;
const NOT_PRINTABLE = /[^!-~]/g;

/** Tells whether a string needs no escapes. */
export function isUnescaped(text: string): boolean {
  if (text.length > LONGEST_LOOP) return UNESCAPED_PATTERN.test(text);
  for (let index = 0; index < text.length; index++) {
    if (UNESCAPED[text.charCodeAt(index)] !== 1) return false;
  }
  return true;
}

/** Writes a string as JSON does, but escapes everything that is not printable ASCII, spaces included. */
export function quote(text: string): string {
  return isUnescaped(text) ? `"${text}"` : JSON.stringify(text).replace(NOT_PRINTABLE, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Writes a number: 0 and -0 differ; for every other one JavaScript's own text is unambiguous. */
export function textOfNumber(value: number): string {
  return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
}

const LARGEST_DECIMAL = 2n ** 64n;

/** Writes a BigInt: in hexadecimal where it is long, because decimal digits take quadratic time. */
export function textOfBigInt(value: bigint, room: number): string {
  const size = value < 0n ? -value : value;
  if (size <= LARGEST_DECIMAL) return `${value}n`;
  if (hasMoreDigits(size, room)) throw new KeyTooLarge();
  return `${value < 0n ? '-' : ''}0x${size.toString(16)}n`;
}

/** Writes the name of a class, which is part of keys and may be any text. */
export function textOfClassName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

/**
 * Writes a list of numbers and nothing else, which JSON writes exactly as keys do and faster than anything written in
 * JavaScript; answers undefined for every other list.
 */
export function writeNumbers(value: readonly unknown[]): string | undefined {
  return value.length > 0 && areJsonNumbers(value) ? JSON.stringify(value) : undefined;
}

/** Does not use `every`, which would pass over the gaps of an array. */
function areJsonNumbers(value: readonly unknown[]): boolean {
  for (let index = 0; index < value.length; index++) {
    const item = value[index];
    if (!Number.isFinite(item) || Object.is(item, -0)) return false;
  }
  return true;
}
