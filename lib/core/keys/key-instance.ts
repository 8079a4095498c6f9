import { types } from 'node:util';
import { classNameOf } from '../../types/class-name';
import { hidesState } from '../kinds/hidden-state';
import { hasInnerContent, isIterator, isPromise, isStream } from '../kinds/kind';
import { type KeyPlace } from './key-classes';
import { openError, openFields } from './key-containers';
import { KeyFrame } from './key-frame';
import { KeyRefusal } from './key-refusal';
import { textOfClassName } from './key-text';
import { zoneOf } from './zoned-date';

/** What an instance may say of its key. Any value may have anything under these names: each is asked what it is. */
interface Telling {
  readonly toCacheKey?: () => unknown;
  readonly toJSON?: () => unknown;
}

/** Begins an instance of which the option `classes` says what it counts as; undefined where it says nothing. */
export function openDeclared(value: object, { classes }: KeyPlace): KeyFrame | undefined {
  if (classes.keys.size === 0) return undefined;
  const keyOf = classes.keys.get(Reflect.getPrototypeOf(value));
  return keyOf && wrap(value, 'key()', [keyOf(value)]);
}

/**
 * Begins an instance of a class: the name of the class, then the first of `toCacheKey()`, a primitive of `toJSON()`,
 * own enumerable fields.
 */
export function openInstance(value: object, room: number, place: KeyPlace): string | KeyFrame {
  if (hasEmptyPrototype(value)) return openFields(value, { opening: '{', room, recorded: place.recorded });
  const instance: Telling = value;
  if (typeof instance.toCacheKey === 'function') {
    return wrap(value, 'toCacheKey()', [instance.toCacheKey()]);
  }
  const unreadable = nameUnreadable(value);
  if (unreadable) throw new KeyRefusal(unreadable);
  return openByJson(value) ?? openByFields(value, room, place);
}

/**
 * Tells whether the prototype is as good as none: Fastify makes queries and parameters of paths so, because it is
 * faster than `Object.create(null)`.
 */
function hasEmptyPrototype(value: object): boolean {
  const prototype = Reflect.getPrototypeOf(value);
  return (
    prototype !== null &&
    Reflect.getPrototypeOf(prototype) === null &&
    Reflect.ownKeys(prototype).length === 0
  );
}

/** @param method which of them it was, for error texts */
function wrap(value: object, method: string, answers: readonly unknown[]): KeyFrame {
  const opening = `${textOfClassName(classNameOf(value))}(`;
  return new KeyFrame({ value, values: answers, opening, closing: ')', names: answers.map(() => method) });
}

/** Begins an instance whose `toJSON` tells it apart, and undefined for others. */
function openByJson(value: Telling): KeyFrame | undefined {
  if (typeof value.toJSON !== 'function') return undefined;
  const json = value.toJSON();
  if (!isTelling(json)) return undefined;
  if (isInherited(value)) refuseUntold(value);
  return wrap(value, 'toJSON()', [json, ...(zoneOf(value) ?? [])]);
}

/** Tells whether the answer of a `toJSON` tells instances apart: undefined would give all of them one key. */
function isTelling(json: unknown): boolean {
  return json === null || ['string', 'number', 'boolean', 'bigint'].includes(typeof json);
}

/** Tells whether the `toJSON` is that of the built-in class above, Date or URL, which knows nothing of this one. */
function isInherited(value: object): boolean {
  return types.isDate(value) || value instanceof URL;
}

/** Such an instance may have its own state only where a `toJSON` of its own tells it. */
function refuseUntold(value: Telling): void {
  const isOwn = value.toJSON !== Date.prototype.toJSON && value.toJSON !== URL.prototype.toJSON;
  if (isOwn || (Reflect.ownKeys(value).length === 0 && !hasPrivateFields(value))) return;
  throw new KeyRefusal(`an instance of ${nameOf(value)} whose toJSON() does not tell its fields`);
}

function openByFields(value: object, room: number, place: KeyPlace): string | KeyFrame {
  if (types.isNativeError(value)) {
    refusePrivateFields(value);
    return openError(value, textOfClassName(classNameOf(value)));
  }
  refuseUnlikelyClass(value);
  refusePrivateFields(value);
  return openOwnFields(value, room, place);
}

function openOwnFields(value: object, room: number, { recorded, classes }: KeyPlace): string | KeyFrame {
  const prototype = Reflect.getPrototypeOf(value);
  const isDeclared = recorded?.prototype === prototype;
  if (!isDeclared && isBare(value)) {
    throw new KeyRefusal(`an instance of ${nameOf(value)} without enumerable fields`);
  }
  // A DTO and a literal of its fields are one call.
  const opening = isDeclared ? '{' : `${textOfClassName(classNameOf(value))}{`;
  return openFields(value, { opening, room, recorded: classes.typeOf(prototype) });
}

/** The first question is nearly always enough, and costs next to nothing. */
function isBare(value: object): boolean {
  return Object.keys(value).length === 0 && Reflect.ownKeys(value).length === 0;
}

function refuseUnlikelyClass(value: object): void {
  const hasClass = Object.hasOwn(Reflect.getPrototypeOf(value) ?? {}, 'constructor');
  if (!hasClass) throw new KeyRefusal('an object with a prototype that belongs to no class');
  if (!hasInnerContent(value)) return;
  throw new KeyRefusal(`an instance of ${nameOf(value)} whose content is not in its fields`);
}

function refusePrivateFields(value: object): void {
  if (hasPrivateFields(value)) throw new KeyRefusal(`an instance of ${nameOf(value)} with private state`);
}

function hasPrivateFields(value: object): boolean {
  return hidesState(Reflect.getPrototypeOf(value));
}

function nameOf(value: object): string {
  return classNameOf(value) || 'a class without a name';
}

const HTTP_NAMES = ['Request', 'Response', 'IncomingMessage', 'ServerResponse'];

function nameUnreadable(value: object): string | undefined {
  if (isPromise(value)) return 'a promise';
  const name = classNameOf(value);
  if (HTTP_NAMES.includes(name)) return `a request or a response (${name})`;
  if (isIterator(value)) return 'an iterator';
  return isStream(value) ? 'a stream' : undefined;
}
