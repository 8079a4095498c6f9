import { classNameOf } from '../../types/class-name';
import { type Kind, kindOf } from '../kinds/kind';
import { hasFieldsBesideBytes } from '../kinds/own-fields';
import { type KeyPlace } from './key-classes';
import { openArray, openError, openFields, openMap, openSet, refuseOwnFields } from './key-containers';
import { type KeyFrame } from './key-frame';
import { openDeclared, openInstance } from './key-instance';
import { KeyRefusal, refuseOver } from './key-refusal';
import { quote, textOfBigInt, textOfNumber } from './key-text';

/** Writes a primitive, in at most `room` characters; answers undefined for an object. */
export function textOfPrimitive(value: unknown, room: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return textOfString(value, room);
    case 'number':
      return textOfNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return 'undefined';
    case 'bigint':
      return textOfBigInt(value, room);
    case 'object':
      return value === null ? 'null' : undefined;
    case 'function':
      throw new KeyRefusal('a function');
    default:
      throw new KeyRefusal('a symbol');
  }
}

function textOfString(value: string, room: number): string {
  refuseOver(room, value.length);
  return quote(value);
}

/**
 * How one kind of object is written: its text, or a frame where it has children. The parameter of each rule says what
 * `kindOf` has found out, and TypeScript takes that on trust, because `open` is a method and not a property.
 */
interface KeyRule<Value extends object = object> {
  open(value: Value, room: number, place: KeyPlace): string | KeyFrame;
}

const dateRule: KeyRule<Date> = {
  open: (value) => {
    refuseOwnFields(value, 0);
    return wrap(value, Number.isNaN(value.getTime()) ? 'NaN' : value.toISOString());
  },
};

const urlRule: KeyRule<URL> = {
  open: (value, room) => {
    refuseOwnFields(value, 0);
    return wrap(value, textOfString(value.href, room));
  },
};

const regExpRule: KeyRule<RegExp> = {
  open: (value, room) => {
    // Its lastIndex is one.
    refuseOwnFields(value, 1);
    if (value.lastIndex !== 0)
      throw new KeyRefusal('a RegExp in the middle of a search (its lastIndex is not 0)');
    return wrap(value, `${textOfString(value.source, room)},"${value.flags}"`);
  },
};

const bytesRule: KeyRule<NodeJS.TypedArray> = {
  open: (value, room) => {
    refuseOver(room, value.byteLength);
    if (hasFieldsBesideBytes(value)) throw new KeyRefusal('a built-in object with fields of its own');
    return wrap(value, Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'));
  },
};

const boxedRule: KeyRule = {
  open: (value, room) => {
    const content: unknown = value.valueOf();
    // A text has its characters and its length.
    refuseOwnFields(value, typeof content === 'string' ? content.length + 1 : 0);
    return wrap(value, textOfPrimitive(content, room) ?? '');
  },
};

const plainRule: KeyRule = {
  open: (value, room, { recorded }) => openFields(value, { opening: '{', room, recorded }),
};

/**
 * What begins with `@` is built in, a bare name is a class of the application's, so a class that somebody calls `Map`
 * is not a Map. Nothing begins with `#`: that is the mark of a hashed key.
 */
const RULES: Readonly<Record<Kind, KeyRule>> = {
  object: plainRule,
  // GraphQL makes input objects of literals without a prototype, and those of variables with one.
  'null-object': plainRule,
  array: { open: openArray },
  map: { open: openMap },
  set: { open: openSet },
  error: { open: (value: Error) => openError(value, builtInName(value)) },
  date: dateRule,
  url: urlRule,
  regexp: regExpRule,
  bytes: bytesRule,
  boxed: boxedRule,
  instance: { open: openInstance },
};

/** Begins an object by the rule of its kind: with its text, or with a frame where it has children. */
export function openObject(value: object, room: number, place: KeyPlace): string | KeyFrame {
  return openDeclared(value, place) ?? RULES[kindOf(value)].open(value, room, place);
}

function wrap(value: object, content: string): string {
  return `${builtInName(value)}(${content})`;
}

function builtInName(value: object): string {
  return `@${classNameOf(value)}`;
}
