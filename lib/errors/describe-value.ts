import { types } from 'node:util';
import { classNameOf, nameOfClass } from '../types/class-name';
import { escapeLine } from './one-line';

const LONGEST = 60;
/** Of what was thrown, which says more than a value does. */
const LONGEST_THROWN = 500;
/** Is longer than what is shown, and short enough to be looked at. */
const MOST_NAMES = 30;

/** Describes a value for an error text: in one short line, with its type, and never by running code of its own. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `'${shorten(value)}' (string)`;
    case 'function':
      return `${isClassSource(value) ? 'the class' : 'the function'} ${shorten(nameOfClass(value)) || '(anonymous)'}`;
    case 'object':
      return describeObject(value);
    case 'undefined':
      return 'undefined';
    case 'bigint':
      return `${shorten(textOfBigInt(value))} (bigint)`;
    default:
      return `${shorten(String(value))} (${typeof value})`;
  }
}

/**
 * Says what was thrown, or what a promise was rejected with: name and message of an error, which may be anything, and
 * may throw when they are read.
 */
export function describeThrown(thrown: unknown): string {
  return readError(thrown, String) ?? describeValue(thrown);
}

/** Says the message of what was thrown, as a sentence; its name where it has no message. */
export function messageOf(thrown: unknown): string {
  const said = typeof thrown === 'string' ? shorten(thrown, LONGEST_THROWN) : undefined;
  const text = said ?? readError(thrown, ({ message, name }) => message || name) ?? describeValue(thrown);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Reads an error of any realm; answers undefined for what is none, or throws when it is read. */
function readError(thrown: unknown, read: (error: Error) => unknown): string | undefined {
  try {
    const isError = thrown instanceof Error || types.isNativeError(thrown);
    return isError ? shorten(String(read(thrown)), LONGEST_THROWN) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the digits of one that can be shown whole, because those of a huge one take long. */
function textOfBigInt(value: bigint): string {
  const size = value < 0n ? -value : value;
  return size >> 256n === 0n ? String(value) : 'more than 256 bits';
}

function isClassSource(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function describeObject(value: object | null): string {
  if (value === null) return 'null';
  try {
    if (Array.isArray(value)) return `an array of ${value.length}`;
    const className = classNameOf(value);
    return className === 'Object' || className === ''
      ? describeFields(value)
      : `an instance of ${shorten(className)}`;
  } catch {
    // A proxy runs code of its own whatever it is asked.
    return 'an object that cannot be read';
  }
}

function describeFields(value: object): string {
  const names = Object.keys(value);
  return names.length === 0
    ? 'an object without fields'
    : `an object with the fields ${shorten(names.slice(0, MOST_NAMES).join(', '))}`;
}

/** Cuts before it escapes, because the text may be a megabyte, and after it, because escapes are longer. */
function shorten(text: string, longest = LONGEST): string {
  const escaped = escapeLine(text.slice(0, longest + 1));
  return escaped.length <= longest ? escaped : `${escaped.slice(0, longest - 1)}…`;
}
