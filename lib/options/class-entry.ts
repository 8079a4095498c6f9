import { expectClass } from '../errors/circular-import';
import { isCallback, isClass, isPlainRecord, type OptionReader } from './option-reader';
import type { Class } from '../types/class';

/* eslint-disable @typescript-eslint/no-explicit-any --
   An entry is written in a list of entries for other classes: its functions see what its own class makes. */

/**
 * Says more of a class in `classes`: what its instances count as in keys, and how they are kept where their state is
 * not in their fields.
 *
 * @example
 * ```ts
 * const classes: (Class | ClassEntry)[] = [
 *   User,
 *   {
 *     class: URLSearchParams,
 *     key: (params) => params.toString(),
 *     to: (params) => params.toString(),
 *     from: (text) => new URLSearchParams(text),
 *   },
 * ];
 * ```
 */
export interface ClassEntry {
  /** The class itself. Instances of its subclasses are not meant. */
  class: Class;
  /** Answers what an instance counts as in keys. @default `toCacheKey()`, a primitive `toJSON()`, its fields */
  key?: (instance: any) => unknown;
  /** Answers what is kept of an instance: any value that can be kept. Given together with `from`. @default its fields */
  to?: (instance: any) => unknown;
  /** Makes the instance again of what `to` answered, which may come from a store that others can write to. */
  from?: (kept: any) => object;
}
/* eslint-enable @typescript-eslint/no-explicit-any */

const FUNCTIONS = ['key', 'to', 'from'];
const EXPECTED =
  'an array of classes, or of { class, key?, to?, from? } with functions, where to and from come together';

/** Checks the option `classes`, and writes every item as an entry. @throws InvalidOptionError */
export function resolveClasses(options: OptionReader): readonly ClassEntry[] {
  const given = options.get('classes') ?? [];
  if (!Array.isArray(given)) options.refuse('classes', EXPECTED);
  return given.map((each: unknown) => {
    const entry = isClass(each) ? { class: each } : each;
    if (!isEntry(entry)) options.refuse('classes', expectClass(EXPECTED, each === undefined));
    return entry;
  });
}

function isEntry(value: unknown): value is ClassEntry {
  if (!isPlainRecord(value) || !isClass(value['class'])) return false;
  const areKnown = Object.keys(value).every((name) => name === 'class' || FUNCTIONS.includes(name));
  const areFunctions = FUNCTIONS.every((name) => value[name] === undefined || isCallback(value[name]));
  return areKnown && areFunctions && (value['to'] === undefined) === (value['from'] === undefined);
}

/** Adds up lists of entries. Of one class what is said later counts, where it is said. */
export function mergeClasses(...lists: ReadonlyArray<readonly ClassEntry[]>): readonly ClassEntry[] {
  const merged = new Map<Class, ClassEntry>();
  for (const entry of lists.flat()) merged.set(entry.class, { ...merged.get(entry.class), ...entry });
  return [...merged.values()];
}
