import { types } from 'node:util';
import { type Fields, hasHidden } from './fields';

/** A deeper value is written as a list of nodes, without recursion. */
const DEEPEST = 500;

/**
 * Tells whether JSON holds a value as it is: object literals and arrays of strings, finite numbers, booleans and null,
 * each object once, nothing hidden. It answers "no" where anything is unusual, and leaves it to others to say what.
 */
export class JsonCheck {
  private readonly seen = new Set<object>();
  private room: number;

  /** @param room how many characters and fields to look at before the value is too large anyway */
  constructor(room: number) {
    this.room = room;
  }

  holds(value: unknown, depth = 0): boolean {
    switch (typeof value) {
      case 'string':
        return this.has(value.length);
      case 'number':
        return value - value === 0 && !Object.is(value, -0);
      case 'boolean':
        return true;
      case 'object':
        return value === null || this.holdsObject(value, depth);
      default:
        return false;
    }
  }

  private holdsObject(value: object, depth: number): boolean {
    if (depth > DEEPEST || this.seen.has(value) || types.isProxy(value)) return false;
    this.seen.add(value);
    const prototype = Reflect.getPrototypeOf(value);
    if (prototype === Object.prototype) return this.holdsFields(value, depth);
    return prototype === Array.prototype && Array.isArray(value) && this.holdsItems(value, depth);
  }

  private holdsItems(value: readonly unknown[], depth: number): boolean {
    if (!this.has(value.length) || hasHidden(value, value.length + 1)) return false;
    // A gap reads as undefined, which JSON does not hold either.
    for (let index = 0; index < value.length; index++) if (!this.holds(value[index], depth + 1)) return false;
    return true;
  }

  private holdsFields(value: object, depth: number): boolean {
    const keys = Object.keys(value);
    if (!this.has(keys.length) || hasHidden(value, keys.length)) return false;
    for (const key of keys) {
      const field = Object.getOwnPropertyDescriptor(value, key);
      if (key === '__proto__' || field === undefined || !('value' in field)) return false;
      if (!this.has(key.length) || !this.holds(field.value, depth + 1)) return false;
    }
    return true;
  }

  private has(length: number): boolean {
    this.room -= length;
    return this.room >= 0;
  }
}

/** A shorter text cannot nest deeper than what is read again. */
const SURELY_FLAT = DEEPEST * 2;

/**
 * Reads JSON that may come from a stranger: undefined where an object has an own `__proto__`, which whoever merges it
 * into another would fall for, or where it is deeper than anything that was written here. May throw a SyntaxError.
 */
export function readJson(text: string): { readonly value: unknown } | undefined {
  const value: unknown = JSON.parse(text);
  // Short and without the name in either spelling, as nearly all are: nothing to look for.
  const isHarmless = text.length < SURELY_FLAT && !text.includes('__proto__') && !text.includes('\\u');
  return isHarmless || isSoundItem(value, 0) ? { value } : undefined;
}

function isSoundItem(value: unknown, depth: number): boolean {
  if (!isReadable(value)) return true;
  if (depth > DEEPEST) return false;
  return Array.isArray(value) ? areSoundItems(value, depth + 1) : areSoundFields(value, depth + 1);
}

function areSoundItems(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) if (!isSoundItem(items[index], depth)) return false;
  return true;
}

/** Tells an object, which has fields of any name, from a primitive. */
function isReadable(value: unknown): value is Readonly<Fields> {
  return typeof value === 'object' && value !== null;
}

function areSoundFields(fields: Readonly<Fields>, depth: number): boolean {
  // Fresh from JSON.parse: its fields are its own.
  for (const key in fields) {
    if (key === '__proto__' || !isSoundItem(fields[key], depth)) return false;
  }
  return true;
}
