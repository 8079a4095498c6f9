import { hidesState, isShell } from '../kinds/hidden-state';
import { hasInnerContent, isPromise } from '../kinds/kind';
import { stepTo } from '../kinds/path';
import {
  defineField,
  type Fields,
  giveFields,
  hasHidden,
  refuseOwnFields,
  takeFields,
  valueOfField,
} from './fields';
import { refuse, refuseHiddenState } from './refusal';

/**
 * Says how one kind of object is kept. The same rules drive the copy in memory, the text on a shared cache and the way
 * back, so that nothing is kept that cannot be read again. An object is taken into parts (primitives and other
 * objects), and made of them in two steps, an empty one first: in a cycle a part is not there yet when it is needed.
 *
 * `Value` is what the species that has the rule has found out. TypeScript takes that on trust where rules of all kinds
 * are in one table, because `take` and `fill` are methods and not properties.
 */
export interface Rule<Value extends object = object> {
  /** True where the parts hold no other objects of the value's, and are not looked into. */
  readonly isLeaf?: true;
  /** True where the one part is what `to` of an entry in `classes` gave. */
  readonly isConverted?: true;
  /** Takes an object into parts. @throws Refusal */
  take(value: Value): unknown[];
  /**
   * Makes an object still without its parts; undefined where the parts are none of ours. It may read parts that are
   * primitives, no others. `prototype` comes from the table, never from data.
   */
  make(prototype: object | null, parts: readonly unknown[]): Value | undefined;
  /** Puts the parts in. Answers false where they are none of ours; they may come from a stranger. */
  fill(made: Value, parts: readonly unknown[]): boolean;
  /** Names what leads to the part at this place, for error texts: `.owner`, `[3]`. */
  step(parts: readonly unknown[], place: number): string;
}

/** Describes what is kept of one prototype: how text calls it, and by which rule it is taken and made. */
export interface Species {
  /** The name in text; undefined where text could not tell it from another, and it is kept in memory only. */
  readonly tag: string | undefined;
  readonly prototype: object | null;
  readonly rule: Rule;
  readonly isListed?: true;
}

/** Names the step where parts are names and values by turns. */
const stepToField = (parts: readonly unknown[], place: number) => stepTo(String(parts[place - 1]));
/** Names no step, where no part leads anywhere. */
const noStep = () => '';

export const objectRule: Rule<Fields> = {
  take: takeFields,
  make: () => ({}),
  fill: giveFields,
  step: stepToField,
};

/** Keeps null-prototype objects, and instances of listed classes: no constructor runs. */
export const instanceRule: Rule<Fields> = {
  take: takeInstance,
  make: (prototype) => Object.create(prototype) as Fields, // its type is any: fields are given to it next
  fill: giveFields,
  step: stepToField,
};

export const arrayRule: Rule<unknown[]> = {
  take: takeArray,
  make: () => [],
  fill: (made, parts) => {
    for (const part of parts) made.push(part);
    return true;
  },
  step: (_, place) => stepTo(String(place)),
};

export const mapRule: Rule<Map<unknown, unknown>> = {
  take: (value) => {
    refuseOwnFields(value);
    return [...value].flatMap((entry) => entry);
  },
  make: () => new Map(),
  fill: (made, parts) => {
    for (let index = 0; index < parts.length; index += 2) {
      made.set(parts[index], parts[index + 1]);
    }
    return parts.length % 2 === 0;
  },
  step: (_, place) => `[${place % 2 === 0 ? 'key' : 'value'} ${place >> 1}]`,
};

export const setRule: Rule<Set<unknown>> = {
  take: (value) => {
    refuseOwnFields(value);
    return [...value];
  },
  make: () => new Set(),
  fill: (made, parts) => {
    for (const part of parts) made.add(part);
    return true;
  },
  step: (_, place) => `[member ${place}]`,
};

/** Keeps dates by their time. Invalid ones have no number in JSON: their part is null. */
export const dateRule: Rule<Date> = {
  take: (value) => {
    refuseOwnFields(value);
    const time = value.getTime();
    return [Number.isNaN(time) ? null : time];
  },
  make: (_, [time]) =>
    time === null ? new Date(NaN) : typeof time === 'number' ? new Date(time) : undefined,
  fill: (_, parts) => parts.length === 1,
  step: noStep,
};

export const urlRule: Rule<URL> = {
  take: (value) => {
    refuseOwnFields(value);
    return [value.href];
  },
  make: (_, [href]) => (typeof href === 'string' && URL.canParse(href) ? new URL(href) : undefined),
  fill: (_, parts) => parts.length === 1,
  step: noStep,
};

/**
 * Keeps errors: first how many fields are not enumerable (message and cause, as a rule), then those, then the others,
 * each name before its value. The stack stays behind.
 */
export const errorRule: Rule<Error> = {
  take: takeError,
  make: makeError,
  fill: giveErrorFields,
  step: stepToField,
};

/** Keeps a DOMException, whose name and message are inside of it, with the fields that any error may have. */
export const domExceptionRule: Rule<DOMException> = {
  take: (value) => [value.message, value.name, ...takeError(value)],
  make: (_, [message, name]) =>
    typeof message === 'string' && typeof name === 'string' ? new DOMException(message, name) : undefined,
  fill: (made, [, , ...parts]) => giveErrorFields(made, parts),
  step: stepToField,
};

function giveErrorFields(made: object, [hidden, ...fields]: readonly unknown[]): boolean {
  if (fields.length % 2 !== 0) return false;
  return fields.every((key, index) => {
    if (index % 2 !== 0) return true;
    return defineField(made, key, { value: fields[index + 1], enumerable: index >= Number(hidden) * 2 });
  });
}

function takeInstance(value: object): unknown[] {
  if (hasInnerContent(value) || Array.isArray(value))
    refuse('an instance of a class that extends a built-in one');
  if (isPromise(value)) refuse('a promise');
  if (hidesState(Reflect.getPrototypeOf(value)) || isShell(value)) refuseHiddenState(value);
  return takeFields(value);
}

function takeArray(array: unknown[]): unknown[] {
  for (let index = 0; index < array.length; index++) if (!(index in array)) refuse('an array with gaps');
  // Its items and its length.
  if (hasHidden(array, array.length + 1)) refuse('an array with fields besides its items');
  return [...array];
}

function takeError(value: object): unknown[] {
  if (hidesState(Reflect.getPrototypeOf(value)) && !(value instanceof DOMException)) refuseHiddenState(value);
  if (Object.getOwnPropertySymbols(value).length > 0) refuse('an error with symbol-keyed fields');
  const names = Object.getOwnPropertyNames(value).filter((name) => name !== 'stack');
  const isVisible = (name: string) => Object.prototype.propertyIsEnumerable.call(value, name);
  const hidden = names.filter((name) => !isVisible(name));
  const parts: unknown[] = [hidden.length];
  for (const name of [...hidden, ...names.filter(isVisible)]) parts.push(name, valueOfField(value, name));
  return parts;
}

/** Makes a genuine error with the prototype of its class, without running a constructor of the class's own. */
function makeError(prototype: object | null, parts: readonly unknown[]): Error | undefined {
  if (typeof parts[0] !== 'number') return undefined;
  const error = new Error(messageIn(parts));
  Object.setPrototypeOf(error, prototype);
  // Only what was there comes back; without a message an error has none of its own.
  Reflect.deleteProperty(error, 'message');
  return error;
}

/** Finds the message, which must be known before the fields are filled in, because the stack begins with it. */
function messageIn(parts: readonly unknown[]): string {
  const place = parts.indexOf('message');
  const message = place % 2 === 1 ? parts[place + 1] : undefined;
  return typeof message === 'string' ? message : '';
}
