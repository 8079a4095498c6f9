import { types } from 'node:util';
import { openError, openFields } from './key-containers';
import { classNameOf } from '../../types/class-name';
import { hasInnerContent, isPromise, isStream } from '../kinds/kind';
import { KeyFrame } from './key-frame';
import { KeyRefusal } from './key-refusal';
import { textOfClassName } from './key-text';

/** What an instance may say of its key. Any value may have anything under these names: each is asked what it is. */
interface Telling {
  readonly toCacheKey?: () => unknown;
  readonly toJSON?: () => unknown;
}

/**
 * Begins an instance of a class: the name of the class, then the first of `toCacheKey()`, a primitive of `toJSON()`,
 * own enumerable fields.
 */
export function openInstance(value: object, room: number): string | KeyFrame {
  if (hasEmptyPrototype(value)) return openFields(value, 'null{', room);
  const name = textOfClassName(classNameOf(value));
  const instance: Telling = value;
  if (typeof instance.toCacheKey === 'function') {
    return wrap(value, { name, method: 'toCacheKey()', answer: instance.toCacheKey() });
  }
  const unreadable = nameUnreadable(value);
  if (unreadable) throw new KeyRefusal(unreadable);
  if (typeof instance.toJSON === 'function') {
    const json = instance.toJSON();
    if (isTelling(json)) return wrap(value, { name, method: 'toJSON()', answer: json });
  }
  return types.isNativeError(value) ? openError(value, name) : openOwnFields(value, name, room);
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

function wrap(
  value: object,
  { name, method, answer }: { name: string; method: string; answer: unknown },
): KeyFrame {
  return new KeyFrame({ value, values: [answer], opening: `${name}(`, closing: ')', names: [method] });
}

/** Tells whether the answer of a `toJSON` tells instances apart: undefined would give all of them one key. */
function isTelling(json: unknown): boolean {
  return json === null || ['string', 'number', 'boolean', 'bigint'].includes(typeof json);
}

function openOwnFields(value: object, name: string, room: number): string | KeyFrame {
  const hasClass = Object.hasOwn(Reflect.getPrototypeOf(value) ?? {}, 'constructor');
  if (!hasClass) throw new KeyRefusal('an object with a prototype that belongs to no class');
  if (hasInnerContent(value))
    throw new KeyRefusal(`an instance of ${name} whose content is not in its fields`);
  if (Object.keys(value).length === 0 && Object.getOwnPropertySymbols(value).length === 0) {
    throw new KeyRefusal(`an instance of ${name} without enumerable fields`);
  }
  return openFields(value, `${name}{`, room);
}

const HTTP_NAMES = ['Request', 'Response', 'IncomingMessage', 'ServerResponse'];

function nameUnreadable(value: object): string | undefined {
  if (isPromise(value)) return 'a promise';
  const name = classNameOf(value);
  if (HTTP_NAMES.includes(name)) return `a request or a response (${name})`;
  return isStream(value) ? 'a stream' : undefined;
}
