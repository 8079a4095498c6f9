import { hash } from 'node:crypto';
import { type RecordedType } from '../../ports/recorded-type';
import { isObject } from '../kinds/kind';
import { fastWriter } from './fast-writer';
import { type KeyClasses, NO_CLASSES } from './key-classes';
import { pathThrough } from './key-frame';
import { type KeyPosition, KeyTooLarge, UnkeyableValue } from './key-refusal';
import { textOfPrimitive } from './key-rules';
import { isUnescaped } from './key-text';
import { KeyWalk } from './key-walk';

/** A longer key is hashed: every store takes it, and nobody reads it. */
const LONGEST_READABLE = 200;

export interface KeyLimits {
  /** How long the text behind the prefix may be, in bytes, before it is hashed. */
  readonly maxKeyBytes: number;
  /** What is known of classes. @default nothing */
  readonly classes?: KeyClasses;
  /** What is recorded of each argument; what follows the last one is as that, for it is a rest parameter. */
  readonly parameters?: ReadonlyArray<RecordedType | undefined>;
}

/* eslint-disable max-params -- An object made for each call would cost a hit. */

/**
 * Makes the key of a call: `<prefix>:<arguments>`, with `;<extra>` for each that there is, and `<prefix>:#<sha256>` once
 * it is longer than 200 characters. It is printable ASCII without spaces. Arguments that differ in anything the key can
 * see never share one, equal arguments always do; trailing undefined arguments are dropped. How the text is written
 * belongs to the contract, because other versions of an application read the same store: the golden file in the tests
 * holds it.
 *
 * `extra` holds one value for each who says what the key varies on, or none. Two are never taken for one: no value's text
 * has a semicolon outside of quotes.
 *
 * @throws UnkeyableValue where an argument has no key.
 */
export function buildKey(
  prefix: string,
  parts: readonly unknown[],
  extra: readonly unknown[],
  limits: KeyLimits,
): string {
  return continueKey(`${prefix}:`, parts, extra, limits);
}

/**
 * Makes the key behind any start, which must end in a colon and differ for what must not share a key.
 *
 * @param written what `writeExtras` has written of the extras, if they are always the same
 * @throws UnkeyableValue where an argument has no key.
 */
export function continueKey(
  start: string,
  parts: readonly unknown[],
  extra: readonly unknown[],
  limits: KeyLimits,
  written?: string,
): string {
  const key = writeArguments(start, parts, extra, limits, written);
  if (key.length <= LONGEST_READABLE) return key;
  return `${start}#${hash('sha256', key.slice(start.length), 'hex')}`;
}

/**
 * Appends the arguments and the extras, if there are any, to the start of a key, however long they are.
 *
 * @throws UnkeyableValue
 * @public for the benchmark of keys, which times the text without its hash
 */
export function writeArguments(
  start: string,
  parts: readonly unknown[],
  extra: readonly unknown[],
  limits: KeyLimits,
  written?: string,
): string {
  const longest = start.length + limits.maxKeyBytes;
  let count = parts.length;
  while (count > 0 && parts[count - 1] === undefined) count--;
  let key = start;
  for (let index = 0; index < count; index++) {
    const part = parts[index];
    if (index > 0) key += ',';
    // Most arguments are one of these two, so they are asked for before anything else.
    if (typeof part === 'number' && part !== 0) key += part;
    else {
      // A longer string is left to the walk, which may refuse it for its length.
      if (typeof part === 'string' && part.length <= LONGEST_READABLE && isUnescaped(part))
        key += `"${part}"`;
      else key = append(key, part, { longest, position: index, limits });
      if (key.length > longest) throw tooLarge(index);
    }
  }
  if (key.length > longest) throw tooLarge(count - 1);
  if (written !== undefined && key.length + written.length <= longest) return key + written;
  for (let index = 0; index < extra.length; index++) {
    key = appendExtra(key, extra[index], { longest, position: 'extra', limits }, index);
  }
  return key;
}

/**
 * Writes the extras of all keys of a method beforehand; undefined where that cannot be: an object may be another one later,
 * and one that has no text is told of with the call.
 */
export function writeExtras(extra: readonly unknown[], limits: KeyLimits): string | undefined {
  if (extra.some(isObject)) return undefined;
  try {
    return writeArguments('', [], extra, limits);
  } catch {
    return undefined;
  }
}

function appendExtra(key: string, value: unknown, slot: Slot, index: number): string {
  try {
    const appended = append(`${key};`, value, slot);
    if (appended.length > slot.longest) throw tooLarge('extra');
    return appended;
  } catch (error) {
    if (error instanceof UnkeyableValue) error.extraIndex = index;
    throw error;
  }
}

/** Where a value comes in the text of a key. */
interface Slot {
  /** How long the text may be, with all that stands before it. */
  readonly longest: number;
  readonly position: KeyPosition;
  readonly limits: KeyLimits;
}

/** Written the quick way, a value needs nothing of what is known of classes: it holds no instance of any. */
function append(key: string, value: unknown, slot: Slot): string {
  const { longest, position } = slot;
  try {
    if (!isObject(value)) return key + textOfPrimitive(value, longest - key.length);
    const fast = fastWriter.append(key, value, longest);
    if (fast !== undefined) return fast;
  } catch (error) {
    if (error instanceof KeyTooLarge) throw tooLarge(position);
    // Something without a key, or a getter or a proxy that throws: the walk meets it again, and knows the place.
  }
  return key + walkFor(slot, key.length).write(value);
}

function walkFor({ longest, position, limits }: Slot, length: number): KeyWalk {
  const { classes = NO_CLASSES, parameters = [] } = limits;
  const recorded = position === 'extra' ? undefined : parameters[Math.min(position, parameters.length - 1)];
  return new KeyWalk({ position, room: longest - length, place: { recorded, classes } });
}

/* eslint-enable max-params */

function tooLarge(position: KeyPosition): UnkeyableValue {
  return new UnkeyableValue({ position, path: pathThrough(position, []), reason: new KeyTooLarge().message });
}
