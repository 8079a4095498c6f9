import { types } from 'node:util';
import { classNameOf } from '../../types/class-name';

/** What an object is, as far as the rules of keys and of kept values differ. `instance` is everything else. */
export type Kind =
  | 'object'
  | 'null-object'
  | 'array'
  | 'date'
  | 'url'
  | 'regexp'
  | 'map'
  | 'set'
  | 'bytes'
  | 'boxed'
  | 'error'
  | 'instance';

interface KindOfPrototype {
  readonly kind: Kind;
  /** Tells whether the value has the inside that its prototype promises; `Object.create(Map.prototype)` has none. */
  readonly isGenuine: (value: object) => boolean;
}

const anyObject = () => true;

function isUrl(value: object): boolean {
  try {
    return value instanceof URL && typeof value.href === 'string';
  } catch {
    return false;
  }
}

/** Its name is read by a getter that knows what it has made. */
function isDomException(value: object): boolean {
  try {
    return typeof Reflect.get(DOMException.prototype, 'name', value) === 'string';
  } catch {
    return false;
  }
}

export const ERROR_CLASSES = [
  Error,
  TypeError,
  RangeError,
  SyntaxError,
  ReferenceError,
  EvalError,
  URIError,
  AggregateError,
] as const;

export const BYTES_CLASSES = [
  Buffer,
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
  Int8Array,
  Int16Array,
  Int32Array,
  BigInt64Array,
  BigUint64Array,
  Float32Array,
  Float64Array,
] as const;

const KINDS: ReadonlyMap<unknown, KindOfPrototype> = new Map<unknown, KindOfPrototype>([
  [Object.prototype, { kind: 'object', isGenuine: anyObject }],
  [null, { kind: 'null-object', isGenuine: anyObject }],
  [Array.prototype, { kind: 'array', isGenuine: Array.isArray }],
  [Date.prototype, { kind: 'date', isGenuine: types.isDate }],
  [URL.prototype, { kind: 'url', isGenuine: isUrl }],
  [RegExp.prototype, { kind: 'regexp', isGenuine: types.isRegExp }],
  [Map.prototype, { kind: 'map', isGenuine: types.isMap }],
  [Set.prototype, { kind: 'set', isGenuine: types.isSet }],
  ...[Number, String, Boolean, BigInt].map(
    (each) => [each.prototype, { kind: 'boxed', isGenuine: types.isBoxedPrimitive }] as const,
  ),
  ...BYTES_CLASSES.map((each) => [each.prototype, { kind: 'bytes', isGenuine: types.isTypedArray }] as const),
  ...ERROR_CLASSES.map(
    (each) => [each.prototype, { kind: 'error', isGenuine: types.isNativeError }] as const,
  ),
  [DOMException.prototype, { kind: 'error', isGenuine: isDomException }],
]);

/**
 * Tells the kind of an object. It goes by the prototype, never by a `constructor` field, which may be data:
 * `{ constructor: 'Ferrari' }`.
 */
export function kindOf(value: object): Kind {
  const prototype = Reflect.getPrototypeOf(value);
  if (prototype === Object.prototype) return 'object';
  const known = KINDS.get(prototype);
  if (known) return known.isGenuine(value) ? known.kind : 'instance';
  return foreignKind(value);
}

/** How many steps there are from the value to the end of its prototypes: more means a subclass. */
const STEPS_OF_FOREIGN: ReadonlyArray<readonly [(value: object) => boolean, Kind, number]> = [
  [Array.isArray, 'array', 2],
  [types.isDate, 'date', 2],
  [types.isRegExp, 'regexp', 2],
  [types.isMap, 'map', 2],
  [types.isSet, 'set', 2],
  [types.isTypedArray, 'bytes', 3],
];

/**
 * Tells the kind of a value of another realm: under Jest, and in any `vm` context, what `fetch().json()`,
 * `structuredClone` and `fs` return has other prototypes than what our code makes, and is the same kind of thing.
 */
function foreignKind(value: object): Kind {
  const chain = prototypesOf(value);
  const root = chain.at(-1);
  if (root === undefined || root === Object.prototype || !Object.hasOwn(root, 'isPrototypeOf'))
    return 'instance';
  if (chain.length === 1) return 'object';
  if (types.isNativeError(value)) return isBuiltInError(value, chain) ? 'error' : 'instance';
  const found = STEPS_OF_FOREIGN.find(([isOne, , steps]) => chain.length === steps && isOne(value));
  return found ? found[1] : 'instance';
}

function isBuiltInError(value: object, chain: readonly object[]): boolean {
  const name = classNameOf(value);
  return chain.length <= 3 && ERROR_CLASSES.some((each) => each.name === name);
}

/** A longer chain belongs to no built-in class, and may have been made to keep us busy. */
const LONGEST_CHAIN = 8;

function prototypesOf(value: object): object[] {
  const chain: object[] = [];
  let prototype = Reflect.getPrototypeOf(value);
  while (prototype !== null && chain.length < LONGEST_CHAIN) {
    chain.push(prototype);
    prototype = Reflect.getPrototypeOf(prototype);
  }
  return chain;
}

/** Tells whether an object can be awaited: an `await` would take it apart. */
export function isPromise(value: { readonly then?: unknown }): boolean {
  return typeof value.then === 'function';
}

interface Iterating {
  readonly next?: unknown;
  readonly [Symbol.iterator]?: unknown;
  readonly [Symbol.asyncIterator]?: unknown;
}

/** Recognises iterators and generators, of either sort: whoever reads one leaves nothing for the next. */
export function isIterator(value: Iterating): boolean {
  if (typeof value.next !== 'function') return false;
  return typeof value[Symbol.iterator] === 'function' || typeof value[Symbol.asyncIterator] === 'function';
}

/** Recognises a request or a response of the web that has a body, which can be read once. */
export function hasBody(value: { readonly body?: unknown; readonly bodyUsed?: unknown }): boolean {
  return typeof value.bodyUsed === 'boolean' && isObject(value.body);
}

const STREAM_METHODS = ['pipe', 'getReader', 'getWriter', 'getStream'] as const;

type Streamable = { readonly [Method in (typeof STREAM_METHODS)[number]]?: unknown };

/** Recognises streams of Node and of the web, and Nest's StreamableFile: they can be read once. */
export function isStream(value: Streamable): boolean {
  return STREAM_METHODS.some((method) => typeof value[method] === 'function');
}

/** Tells whether an object has content that is not in its fields, whatever class it is of. */
export function hasInnerContent(value: object): boolean {
  const isBytes = ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value);
  const isCollection =
    types.isMap(value) || types.isSet(value) || types.isWeakMap(value) || types.isWeakSet(value);
  const isAtom =
    types.isDate(value) || types.isRegExp(value) || types.isPromise(value) || types.isBoxedPrimitive(value);
  return isBytes || isCollection || isAtom;
}

/** Tells an object from a primitive and from a function. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
