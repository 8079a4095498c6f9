import { hasMoreDigits } from '../kinds/has-more-digits';
import { KeyTooLarge } from './key-refusal';

/** Has a 1 at each code of a character that stands in a key as it is: printable ASCII but space, quote and backslash. */
export const UNESCAPED = new Uint8Array(128).fill(1, 33, 127);
UNESCAPED[0x22] = 0;
UNESCAPED[0x5c] = 0;

const LONGEST_LOOP = 40;
const UNESCAPED_PATTERN = /^[!#-[\]-~]*$/;
const NOT_PRINTABLE = /[^!-~]/g;

/** Tells whether a short string needs no escapes. Longer ones are not asked, and count as if they did. */
export function isUnescaped(text: string): boolean {
  // Faster than a regular expression up to this length, by a third.
  if (text.length > LONGEST_LOOP) return false;
  for (let index = 0; index < text.length; index++) if (UNESCAPED[text.charCodeAt(index)] !== 1) return false;
  return true;
}

/** Writes a string as JSON does, but escapes everything that is not printable ASCII, spaces included. */
export function quote(text: string): string {
  if (isUnescaped(text) || UNESCAPED_PATTERN.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(NOT_PRINTABLE, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Writes a number: 0 and -0 differ; for every other one JavaScript's own text is unambiguous. */
export function textOfNumber(value: number): string {
  return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
}

const LARGEST_DECIMAL = 2n ** 64n;

/** Writes a BigInt: decimal while short, hexadecimal beyond, because decimal digits of a long one take quadratic time. */
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
  return value.length > 0 && areNumbers(value) ? JSON.stringify(value) : undefined;
}

/** Tells whether all are finite and not -0: the numbers that JSON knows. */
function areNumbers(value: readonly unknown[]): boolean {
  // Stays 0 until a NaN or an Infinity comes.
  let sum = 0;
  for (let index = 0; index < value.length; index++) {
    const item = value[index];
    if (typeof item !== 'number' || (item === 0 && 1 / item < 0)) return false;
    sum += item - item;
  }
  return sum === 0;
}
