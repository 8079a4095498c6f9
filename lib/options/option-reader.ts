import { InvalidOptionError } from '../errors/invalid-option.error';
import type { Class } from '../types/class';
import { parseDuration } from './parse-duration';

/** Is a callback whose types were checked where it was written. */
export type Callback<Result = unknown> = (this: unknown, ...args: unknown[]) => Result;

/** Matches a prefix or a keyPrefix: what every store takes in a key, and a shell needs no quotes for. */
export const PREFIX_PATTERN = /^[A-Za-z0-9_.:/@-]{1,100}$/;
export const PREFIX_RULE = '1 to 100 characters of A-Z a-z 0-9 _ . : / @ -';

/**
 * Reads options one by one and refuses what cannot be: each method answers the value, or throws an
 * `InvalidOptionError` that says where it stands and what it must be.
 */
export class OptionReader {
  constructor(
    private readonly options: Readonly<Record<string, unknown>>,
    private readonly where: string,
    private readonly path = '',
  ) {}

  /** @throws InvalidOptionError when the options are no plain object. */
  static of(given: unknown, where: string): OptionReader {
    if (isPlainRecord(given)) return new OptionReader(given, where);
    throw new InvalidOptionError({
      option: 'options',
      value: given,
      where,
      expected: 'an object with options',
    });
  }

  /** @throws InvalidOptionError for a name that is not in `known`: a misspelt option must not be ignored. */
  allowOnly(known: readonly string[]): this {
    for (const name of Object.keys(this.options)) {
      if (!known.includes(name)) this.refuse(name, `one of the options ${known.join(', ')}`);
    }
    return this;
  }

  has(name: string): boolean {
    return this.options[name] !== undefined;
  }

  get(name: string): unknown {
    return this.options[name];
  }

  section(name: string, known: readonly string[]): OptionReader {
    const value = this.options[name] ?? {};
    if (!isPlainRecord(value)) this.refuse(name, `an object with ${known.join(', ')}`);
    return new OptionReader(value, this.where, `${this.path}${name}.`).allowOnly(known);
  }

  duration(name: string, byDefault: unknown, { least = 1 } = {}): number {
    const parsed = parseDuration(this.options[name] ?? byDefault);
    if (parsed === undefined || parsed < least) this.refuse(name, durationRule(least));
    return parsed;
  }

  finiteDuration(name: string, byDefault: unknown, { least = 1 } = {}): number {
    const parsed = this.duration(name, byDefault, { least });
    if (parsed === Infinity) this.refuse(name, `${durationRule(least)}, and not Infinity`);
    return parsed;
  }

  integer(name: string, byDefault: number): number {
    const value = this.options[name] ?? byDefault;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
      this.refuse(name, 'a whole number of at least 1');
    return value;
  }

  fraction(name: string, byDefault: number): number {
    const value = this.options[name] ?? byDefault;
    if (typeof value !== 'number' || !(value >= 0 && value <= 1)) this.refuse(name, 'a number from 0 to 1');
    return value;
  }

  /** Undefined where it is not said. */
  part(name: string): number | undefined {
    const value = this.options[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !(value > 0 && value < 1))
      this.refuse(name, 'a number between 0 and 1, and neither of them');
    return value;
  }

  boolean(name: string, byDefault: boolean): boolean {
    const value = this.options[name] ?? byDefault;
    if (typeof value !== 'boolean') this.refuse(name, 'true or false');
    return value;
  }

  prefix(name: string): string | undefined {
    const value = this.options[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || !PREFIX_PATTERN.test(value)) this.refuse(name, PREFIX_RULE);
    return value;
  }

  callback(name: string): Callback | undefined {
    const value = this.options[name];
    if (value !== undefined && !isCallback(value)) this.refuse(name, 'a function');
    return value;
  }

  refuse(name: string, expected: string): never {
    const option = `${this.path}${name}`;
    throw new InvalidOptionError({ option, value: this.options[name], where: this.where, expected });
  }
}

/** Recognises a function, of which no more can be checked before it is called. */
export function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

/** Recognises a class: a function that can be called with `new`. Arrow functions and methods have no prototype. */
export function isClass(value: unknown): value is Class {
  return typeof value === 'function' && typeof value.prototype === 'object';
}

/**
 * Recognises a function that is meant to be called: one that was declared has a prototype as a class has, and only the
 * text of a class begins with that word.
 */
export function isFactory(value: unknown): value is () => unknown {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}

/** Recognises an array whose every item is recognised. */
export function isListOf<Item>(
  isItem: (value: unknown) => value is Item,
  value: unknown,
): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

/** Recognises an object literal, and what has no prototype: options, as against an instance of some class. */
export function isPlainRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Reflect.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function durationRule(least: number): string {
  const bound = least === 0 ? 'of at least 0' : 'of at least 1 ms';
  return `a duration ${bound}: milliseconds, or a number with ms, s, m, h or d, such as '5m'`;
}
