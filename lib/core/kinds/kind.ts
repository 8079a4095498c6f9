import { types } from 'node:util';

/** What a value is, as far as the rules of keys and of kept values differ. `instance` is everything else. */
export type ValueKind =
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

interface Kind {
  readonly kind: ValueKind;
  /** Whether the value has the inside that its prototype promises; `Object.create(Map.prototype)` has none. */
  readonly isGenuine: (value: object) => boolean;
}

const anyObject = () => true;

function isUrl(value: object): boolean {
  try {
    return typeof (value as URL).href === 'string';
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

const KINDS: ReadonlyMap<unknown, Kind> = new Map<unknown, Kind>([
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
]);

/** Goes by the prototype, never by a `constructor` field, which may be data: `{ constructor: 'Ferrari' }`. */
export function kindOf(value: object): ValueKind {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return 'object';
  const known = KINDS.get(prototype);
  if (known) return known.isGenuine(value) ? known.kind : 'instance';
  return foreignKind(value);
}

/** How many steps there are from the value to the end of its prototypes: more means a subclass. */
const STEPS_OF_FOREIGN: ReadonlyArray<readonly [(value: object) => boolean, ValueKind, number]> = [
  [Array.isArray, 'array', 2],
  [types.isDate, 'date', 2],
  [types.isRegExp, 'regexp', 2],
  [types.isMap, 'map', 2],
  [types.isSet, 'set', 2],
  [types.isTypedArray, 'bytes', 3],
];

/**
 * Values of another realm: under Jest, and in any `vm` context, what `fetch().json()`, `structuredClone` and `fs`
 * return has other prototypes than what our code makes, and is no less plain for it.
 */
function foreignKind(value: object): ValueKind {
  const chain = prototypesOf(value);
  const root = chain.at(-1);
  if (root === undefined || root === Object.prototype || !Object.hasOwn(root, 'isPrototypeOf'))
    return 'instance';
  if (chain.length === 1) return 'object';
  if (types.isNativeError(value)) return isBuiltInError(chain) ? 'error' : 'instance';
  const found = STEPS_OF_FOREIGN.find(([isOne, , steps]) => chain.length === steps && isOne(value));
  return found ? found[1] : 'instance';
}

function isBuiltInError(chain: readonly object[]): boolean {
  const name = (chain[0] as { constructor?: { name?: unknown } }).constructor?.name;
  return chain.length <= 3 && ERROR_CLASSES.some((each) => each.name === name);
}

/** A chain longer than this is nobody's plain value, and may have been made to keep us busy. */
const LONGEST_CHAIN = 8;

function prototypesOf(value: object): object[] {
  const chain: object[] = [];
  let prototype = Object.getPrototypeOf(value) as object | null;
  while (prototype !== null && chain.length < LONGEST_CHAIN) {
    chain.push(prototype);
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return chain;
}

/** The class as its prototype names it; a `constructor` field of the value's own is data. */
export function classNameOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { constructor?: unknown } | null;
  return typeof prototype?.constructor === 'function' ? prototype.constructor.name : '';
}
