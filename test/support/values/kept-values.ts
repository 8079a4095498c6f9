/** Classes whose instances the tests keep. */
export class User {
  id = 0;
  name = '';
  friends: User[] = [];
  constructor() {
    User.constructed++;
  }
  static constructed = 0;
  get label() {
    return `${this.name} #${this.id}`;
  }
}

export function makeUser(id: number, name: string, friends: User[] = []): User {
  return Object.assign(new User(), { id, name, friends });
}

export class NotFound extends Error {
  readonly status = 404;
  constructor(readonly what: string) {
    super(`${what} not found`);
    this.name = 'NotFound';
  }
}

export class Unlisted {
  a = 1;
}

function cycle(): unknown {
  const node: { name: string; self?: unknown; list: unknown[] } = { name: 'a', list: [] };
  node.self = node;
  node.list.push(node, new Map([[node, new Set([node])]]));
  return node;
}

function shared(): unknown {
  const one = { x: 1 };
  const at = new Date(5);
  return { left: one, right: one, dates: [at, at] };
}

function linkedUsers(): User {
  const ann = makeUser(1, 'Ann');
  ann.friends.push(makeUser(2, 'Bob', [ann]));
  return ann;
}

/** Everything that is kept faithfully, each made anew so that no test sees another's changes. */
export const KEPT: ReadonlyArray<readonly [string, () => unknown]> = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['true', () => true],
  ['false', () => false],
  ['a number', () => 1.5],
  ['0', () => 0],
  ['-0', () => -0],
  ['NaN', () => NaN],
  ['Infinity', () => Infinity],
  ['-Infinity', () => -Infinity],
  ['a text', () => 'a "text" \\ ü 😀 \u2028 \u0000'],
  ['a text with half a surrogate pair', () => '\ud800'],
  ['the text __proto__', () => '__proto__'],
  ['an empty text', () => ''],
  ['a bigint', () => 10n],
  ['a negative bigint of many digits', () => -(2n ** 200n)],
  ['a date', () => new Date(1_700_000_000_123)],
  ['a URL', () => new URL('https://user:pass@example.com:8080/a?b=c#d')],
  [
    'a Map',
    () =>
      new Map<unknown, unknown>([
        ['a', 1],
        [{ key: 1 }, undefined],
        [NaN, -0],
      ]),
  ],
  ['a Set', () => new Set<unknown>([1, 'a', { b: 1 }, undefined])],
  ['a Buffer', () => Buffer.from([0, 1, 254, 255])],
  ['an empty Buffer', () => Buffer.alloc(0)],
  ['a part of a Buffer', () => Buffer.from('xhello').subarray(1)],
  ['a Uint8Array', () => new Uint8Array([1, 2])],
  ['a Uint8ClampedArray', () => new Uint8ClampedArray([1, 2])],
  ['an Int16Array', () => new Int16Array([-1, 2])],
  ['a Float64Array', () => new Float64Array([1.5, -0, NaN, Infinity])],
  ['a BigInt64Array', () => new BigInt64Array([-5n])],
  ['a part of a typed array', () => new Float64Array([1, 2, 3]).subarray(1, 2)],
  ['an error', () => new Error('bad')],
  ['an error without a message', () => new Error()],
  ['an error with a cause', () => new TypeError('bad', { cause: { code: 5 } })],
  ['an error with fields', () => Object.assign(new RangeError('bad'), { code: 'E_BAD', at: new Date(5) })],
  ['an AggregateError', () => new AggregateError([new Error('one'), 2], 'many')],
  ['an error with a name of its own', () => Object.assign(new Error('bad'), { name: 'Odd' })],
  ['a plain object', () => ({ a: 1, b: 'x', c: null, d: [true] })],
  [
    'an object of fields that inherit a meaning',
    () => ({ constructor: 'Ferrari', toString: 1, hasOwnProperty: null }),
  ],
  ["a field that is called 'a b' and one without a name", () => ({ 'a b': 1, '': 2 })],
  ['an undefined field', () => ({ a: undefined })],
  ['fields in their order', () => ({ z: 1, a: 2, 10: 3, 9: 4 })],
  ['a null-prototype object', () => Object.assign(Object.create(null) as object, { a: 1, b: { c: 2 } })],
  [
    'a null-prototype object with a field constructor',
    () => Object.assign(Object.create(null) as object, { constructor: 1 }),
  ],
  ['an array', () => [1, 'a', null, undefined, -0, [[]]]],
  ['an array of 10,000', () => Array.from({ length: 10_000 }, (_, index) => ({ index }))],
  ['a cycle', cycle],
  ['shared references', shared],
  [
    'an array that holds itself',
    () => {
      const list: unknown[] = [1];
      list.push(list);
      return list;
    },
  ],
  [
    'an error that is its own cause',
    () => {
      const error = new Error('a');
      error.cause = error;
      return error;
    },
  ],
  ['an instance of a listed class', () => makeUser(1, 'Ann')],
  ['instances that know each other', linkedUsers],
  ['an instance of a listed error class', () => new NotFound('file')],
  [
    'objects of another realm',
    () => structuredClone({ a: [new Date(5), new Map([[1, new Set([2])]])], b: { c: 1 } }),
  ],
];
