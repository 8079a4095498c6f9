import { openArray, openError, openFields, openMap, openSet } from './key-containers';
import { type KeyFrame } from './key-frame';
import { openInstance } from './key-instance';
import { KeyRefusal, refuseOver } from './cache-key-refusal';
import { quote, textOfBigInt, textOfNumber } from './key-text';
import { classNameOf, kindOf } from '../kinds/kind';

/** The text of a primitive, undefined for an object. `room` is how long it may become. */
export function textOfPrimitive(value: unknown, room: number): string | undefined {
  switch (typeof value) {
    case 'string':
      refuseOver(room, value.length);
      return quote(value);
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

/**
 * How each kind of object is written: its text, or a frame where it has children. What begins with `@` is built in, a
 * bare name is a class of the application's, so a class that somebody calls `Map` is not a Map. Nothing begins with
 * `#`: that is the mark of a hashed key.
 */
export function openValue(value: object, room: number): string | KeyFrame {
  const kind = kindOf(value);
  switch (kind) {
    case 'object':
      return openFields(value, '{', room);
    case 'null-object':
      return openFields(value, 'null{', room);
    case 'array':
      return openArray(value as readonly unknown[], room);
    case 'map':
      return openMap(value as ReadonlyMap<unknown, unknown>, room);
    case 'set':
      return openSet(value as ReadonlySet<unknown>, room);
    case 'error':
      return openError(value as Error, `@${classNameOf(value)}`);
    case 'instance':
      return openInstance(value, room);
    default:
      return textOfContent(kind, value, room);
  }
}

/** Built-in values that have content and no children. */
function textOfContent(
  kind: 'date' | 'url' | 'regexp' | 'bytes' | 'boxed',
  value: object,
  room: number,
): string {
  const name = `@${classNameOf(value)}`;
  switch (kind) {
    case 'date':
      return `${name}(${textOfDate(value as Date)})`;
    case 'url':
      return `${name}(${textOfPrimitive((value as URL).href, room)})`;
    case 'regexp':
      return `${name}(${textOfPrimitive((value as RegExp).source, room)},"${(value as RegExp).flags}")`;
    case 'bytes':
      return `${name}(${textOfBytes(value as NodeJS.TypedArray, room)})`;
    case 'boxed':
      return `${name}(${textOfPrimitive(value.valueOf(), room)})`;
  }
}

function textOfDate(value: Date): string {
  return Number.isNaN(value.getTime()) ? 'NaN' : value.toISOString();
}

function textOfBytes(value: NodeJS.TypedArray, room: number): string {
  refuseOver(room, value.byteLength);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
}
