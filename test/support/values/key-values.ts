import * as fc from 'fast-check';

/** Classes of an application, as far as keys and values treat them differently. */
export class Point {
  x = 0;
  y: unknown = 0;
}
export class Place {
  x = 0;
  y: unknown = 0;
}

/** Few different ones, so that two of them are often alike in part. */
const primitive = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    -0,
    1,
    '1',
    '',
    'a',
    'a b',
    'ü',
    '"',
    ',',
    'a,b',
    'null',
    'undefined',
    'NaN',
    '[]',
    '{}',
  ),
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    false,
    NaN,
    Infinity,
    -Infinity,
    1n,
    -1n,
    2n ** 70n,
    'ab',
    'bA',
    '#',
  ),
  fc.integer({ min: -3, max: 3 }),
  fc.double(),
  fc.string({ maxLength: 3, unit: 'binary' }),
  fc.bigInt({ min: -(2n ** 66n), max: 2n ** 66n }),
);

const leaf = fc.oneof(
  { weight: 6, arbitrary: primitive },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 1e12).map((time) => new Date(time)) },
  { weight: 1, arbitrary: fc.constantFrom([], [1], [1, 2]).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.constantFrom([], [1], [1, 2]).map((bytes) => new Uint8Array(bytes)) },
  { weight: 1, arbitrary: fc.constantFrom([], [1], [1, 2]).map((numbers) => new Int16Array(numbers)) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b').map((text) => new Error(text)) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b').map((text) => new TypeError(text)) },
);

const name = fc.constantFrom('a', 'b', 'a b', 'a":1,"b', '', 'constructor', '1', '10', 'length', 'toString');

/** Everything that both keys and values know, with keys of their own for what only one of them does. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc
      .array(fc.tuple(fc.oneof(primitive, tie('value')), tie('value')), { maxLength: 3 })
      .map((all) => new Map(all)),
    fc.array(tie('value'), { maxLength: 3 }).map((all) => new Set(all)),
    fc.tuple(fc.constantFrom(Point, Place), tie('value')).map(([Any, y]) => Object.assign(new Any(), { y })),
  ),
})).value;

/** Plain objects and arrays of what JSON knows: what the quick way of keys is for. */
export const ordinaryObject: fc.Arbitrary<object> = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(primitive, fc.string(), fc.integer()),
    tie('object'),
  ),
  object: fc.oneof(
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(name, fc.string({ maxLength: 5 })), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).object;
