import { KeyTooLarge } from './cache-key-refusal';
import { isLonger } from './value-bigint';

/** Strings that stand in a key as they are: printable ASCII without a space, a quote or a backslash. */
const PLAIN = /^[!#-[\]-~]*$/;
const NOT_PRINTABLE = /[^!-~]/g;

/** A string as JSON writes it, but with everything escaped that is not printable ASCII, spaces included. */
export function quote(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(NOT_PRINTABLE, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** 0 and -0 differ; for every other number JavaScript's own text is unambiguous. */
export function textOfNumber(value: number): string {
  return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
}

const LARGEST_DECIMAL = 2n ** 64n;

/** Decimal while short; hexadecimal beyond, because decimal digits of a long one take quadratic time. */
export function textOfBigInt(value: bigint, room: number): string {
  const size = value < 0n ? -value : value;
  if (size <= LARGEST_DECIMAL) return `${value}n`;
  if (isLonger(size, room)) throw new KeyTooLarge();
  return `${value < 0n ? '-' : ''}0x${size.toString(16)}n`;
}

/** Class names are part of keys, and may be any text. */
export function textOfClassName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}
