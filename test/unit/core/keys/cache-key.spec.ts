import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Decimal } from 'decimal.js';
import { DateTime } from 'luxon';
import { buildKey, continueKey, writeExtras } from '../../../../lib/core/keys/cache-key';
import { UnkeyableValue } from '../../../../lib/core/keys/key-refusal';

const LIMITS = { maxKeyBytes: 64 * 1024 };
const keyOf = (...args: unknown[]) => buildKey('Files.find', args, [], LIMITS);

class User {
  constructor(readonly id: number) {}
}
class Post {
  constructor(readonly id: number) {}
}
/** As in MongoDB's driver: nothing to enumerate, a text by toJSON. */
class ObjectId {
  readonly #hex: string;
  constructor(hex: string) {
    this.#hex = hex;
  }
  toJSON() {
    return this.#hex;
  }
}
class Money {
  readonly #cents: number;
  constructor(cents: number) {
    this.#cents = cents;
  }
  toCacheKey() {
    return [this.#cents, 'EUR'];
  }
}

function refusalOf(action: () => unknown): UnkeyableValue {
  try {
    action();
  } catch (error) {
    if (error instanceof UnkeyableValue) return error;
    throw error;
  }
  throw new Error('it has a key');
}

function nest(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
}

describe('The text of a key', () => {
  it('is the prefix, a colon and the arguments, readable while short', () => {
    expect(buildKey('FilesService.exists', ['xul.pdb', 'A1B2'], [], LIMITS)).toBe(
      'FilesService.exists:"xul.pdb","A1B2"',
    );
  });

  it('ends after the colon where there are no arguments', () => {
    expect(keyOf()).toBe('Files.find:');
  });

  it('has the extra behind a semicolon', () => {
    expect(buildKey('Files.find', [1], ['v2'], LIMITS)).toBe('Files.find:1;"v2"');
    expect(buildKey('Files.find', [], [{ tenant: 7 }], LIMITS)).toBe('Files.find:;{"tenant":7}');
  });

  it('tells an extra of undefined from none', () => {
    expect(buildKey('Files.find', [1], [undefined], LIMITS)).toBe('Files.find:1;undefined');
  });

  it('tells several extras from one that is a list of them, from others, and by their order', () => {
    const extras = [['a', 'b'], [['a', 'b']], ['a;"b"'], ['a";"b'], ['b', 'a'], ['a', 'b', undefined], ['a']];
    const keys = extras.map((extra) => buildKey('F.f', [1], extra, LIMITS));
    expect(new Set(keys).size).toBe(extras.length);
    expect(keys[0]).toBe('F.f:1;"a";"b"');
  });

  it('tells an extra from an argument that looks like one', () => {
    expect(keyOf('a;"b"')).not.toBe(buildKey('Files.find', ['a'], ['b'], LIMITS));
  });

  it('is readable up to 200 characters, prefix included', () => {
    const key = keyOf('x'.repeat(200 - 'Files.find:""'.length));
    expect(key).toHaveLength(200);
    expect(key).toMatch(/^Files\.find:"x+"$/);
  });

  it.each([1, 12, 13, 40, 150])('escapes what needs it in a text of %d characters', (length) => {
    const text = 'x'.repeat(length - 1);
    expect(keyOf(`${text} `)).toBe(`Files.find:"${text}\\u0020"`);
    expect(keyOf(`${text}"`)).toBe(`Files.find:"${text}\\""`);
  });

  it('is the SHA-256 of what stands behind the prefix once it is longer', () => {
    const text = 'x'.repeat(201 - 'Files.find:""'.length);
    const sha256 = createHash('sha256').update(`"${text}"`).digest('hex');
    expect(keyOf(text)).toBe(`Files.find:#${sha256}`);
  });

  it('is printable ASCII without spaces, whatever the arguments hold', () => {
    const strange = 'a b\tc\n"\\\u0000\u007fü€😀\ud800';
    const keys = [
      keyOf(strange),
      keyOf({ [strange]: new Map([[strange, 1]]) }),
      keyOf(new RegExp(' ü')),
      keyOf([[' ']]),
    ];
    for (const key of keys) expect(key).toMatch(/^[!-~]+$/);
  });

  it('escapes as JSON does', () => {
    expect(keyOf('a b"ü\n')).toBe('Files.find:"a\\u0020b\\"\\u00fc\\n"');
  });

  it('drops trailing undefined arguments, and no others', () => {
    expect(keyOf(1, undefined, undefined)).toBe(keyOf(1));
    expect(keyOf(undefined)).toBe(keyOf());
    expect(keyOf(undefined, 1)).not.toBe(keyOf(1));
    expect(keyOf([1, undefined])).not.toBe(keyOf([1]));
  });
});

describe('Arguments that differ', () => {
  const pairs: Array<[string, unknown[], unknown[]]> = [
    ['a number and its text', [1], ['1']],
    ['null and undefined', [null, 1], [undefined, 1]],
    ["null and 'null'", [null], ['null']],
    ["undefined and 'undefined'", [undefined, 1], ['undefined', 1]],
    ["true and 'true'", [true], ['true']],
    ['texts cut at another place', ['a:b', 'c'], ['a', 'b:c']],
    ['texts with a comma between quotes', ['a","b'], ['a', 'b']],
    ['0 and -0', [0], [-0]],
    ['0 and -0 in an array', [[0]], [[-0]]],
    ['0 and -0 in a long list of numbers', [[...Array(99).keys()]], [[-0, ...Array(99).keys()].slice(0, 99)]],
    ['NaN and null', [NaN], [null]],
    ['NaN and null in a list', [[NaN, 1]], [[null, 1]]],
    ['Infinity and -Infinity', [Infinity], [-Infinity]],
    ['an array and its text', [[1]], ['[1]']],
    ['an array and its items', [[1, 2]], [1, 2]],
    ['a nested array and a flat one', [[[1], 2]], [[1, 2]]],
    ['a date and its ISO text', [new Date(0)], [new Date(0).toISOString()]],
    ['a date and its number', [new Date(0)], [0]],
    ['a Map and a plain object', [new Map([['a', 1]])], [{ a: 1 }]],
    ['a Map and a Set', [new Map()], [new Set()]],
    ['a Set and an array', [new Set([1])], [[1]]],
    ['an undefined item and none', [[undefined, 1]], [[1]]],
    ['a gap and undefined', [Array(1)], [[undefined]]],
    ['a gap and null among numbers', [Object.assign(Array(3), [1, 2])], [[1, 2, null]]],
    [
      'a gap and null in a long list of numbers',
      [Object.assign(Array(101), [...Array(100).keys()])],
      [[...Array(100).keys(), null]],
    ],
    ['a bigint and a number', [1n], [1]],
    ['a large bigint and its negative', [2n ** 80n], [-(2n ** 80n)]],
    ['two regular expressions with other flags', [/a/], [/a/g]],
    ['two regular expressions', [/a/], [/b/]],
    ['two URLs', [new URL('http://a/b')], [new URL('http://a/c')]],
    ['a URL and its text', [new URL('http://a/b')], ['http://a/b']],
    ['a Buffer and a Uint8Array', [Buffer.from([1])], [new Uint8Array([1])]],
    ['two Buffers', [Buffer.from([1])], [Buffer.from([2])]],
    ['two errors with other messages', [new Error('a')], [new Error('b')]],
    ['two errors with other names', [new Error('a')], [new TypeError('a')]],
    ['two classes with equal fields', [new User(1)], [new Post(1)]],
    ['an instance and a plain object', [new User(1)], [{ id: 1 }]],
    ['two ids without enumerable fields', [new ObjectId('aa')], [new ObjectId('ab')]],
    ['an id and its text', [new ObjectId('aa')], ['aa']],
    ['two values of one class with private state', [new Money(1)], [new Money(2)]],
    ['fields whose names and values change places', [{ a: 'b' }], [{ b: 'a' }]],
    ['a field name that looks like two', [{ 'a":1,"b': 1 }], [{ a: 1, b: 1 }]],
    ["a field constructor: 'Ferrari' and none", [{ constructor: 'Ferrari' }], [{}]],
    ['an own __proto__ and none', [JSON.parse('{"__proto__":1}')], [{}]],
    ['two own __proto__', [JSON.parse('{"__proto__":1}')], [JSON.parse('{"__proto__":2}')]],
    ['a match and its text', ['abc'.match(/b/)], [['b']]],
    ['matches at other places', ['abc'.match(/b/)], ['bc'.match(/b/)]],
    ['a Number object and a number', [Object(1)], [1]],
    // What 32-bit hashes and hashes over character codes take for equal.
    ["'ab' and 'bA'", ['ab'], ['bA']],
    ["'Aa' and 'BB'", ['Aa'], ['BB']],
    ['long texts that differ at the end', [`${'x'.repeat(500)}a`], [`${'x'.repeat(500)}b`]],
  ];

  it.each(pairs)('have other keys: %s', (_, left, right) => {
    expect(keyOf(...left)).not.toBe(keyOf(...right));
  });
});

describe('A class of the application', () => {
  it('is not what it is called', () => {
    const Map1 = { Map: class Map {} }.Map;
    const own = Object.assign(new Map1(), { a: 1 });
    expect(keyOf(own)).not.toBe(keyOf(new Map([['a', 1]])));
  });

  it('may have a name that is no identifier', () => {
    const odd = class {};
    Object.defineProperty(odd, 'name', { value: 'a b{1}' });
    expect(keyOf(Object.assign(new odd(), { a: 1 }))).toBe('Files.find:"a\\u0020b{1}"{"a":1}');
  });

  it('is written as its name with toCacheKey before toJSON before its fields', () => {
    class All extends User {
      toCacheKey(): unknown {
        return { key: this.id };
      }
      toJSON() {
        return 'json';
      }
    }
    class Json extends User {
      toJSON() {
        return `json ${this.id}`;
      }
    }
    class JsonObject extends User {
      toJSON() {
        return { other: 1 };
      }
    }
    expect(keyOf(new All(1))).toBe('Files.find:All({"key":1})');
    expect(keyOf(new Json(1))).toBe('Files.find:Json("json\\u00201")');
    expect(keyOf(new JsonObject(1))).toBe('Files.find:JsonObject{"id":1}');
  });

  it('is seen inside other values', () => {
    expect(keyOf({ owner: [new User(1)] })).toBe('Files.find:{"owner":[User{"id":1}]}');
  });

  it('that extends Error is written with its name, its message and what it adds', () => {
    class Missing extends Error {
      readonly status = 404;
    }
    expect(keyOf(new Missing('no'))).toBe('Files.find:Missing("Error","no","status":404)');
  });

  it('of decimal.js and Luxon is written by toJSON', () => {
    expect(keyOf(new Decimal('1.50'))).toBe('Files.find:Decimal("1.5")');
    expect(keyOf(DateTime.fromISO('2024-05-06T07:08:09.000Z', { zone: 'utc' }))).toBe(
      'Files.find:DateTime("2024-05-06T07:08:09.000Z","UTC")',
    );
  });
});

describe('Equal arguments', () => {
  it.each<[string, unknown, unknown]>([
    ['objects whose fields come in another order', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
    [
      'Maps whose keys come in another order',
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      new Map([
        ['b', 2],
        ['a', 1],
      ]),
    ],
    [
      'Maps with objects for keys',
      new Map([
        [{ a: 1 }, 1],
        [{ b: 1 }, 2],
      ]),
      new Map([
        [{ b: 1 }, 2],
        [{ a: 1 }, 1],
      ]),
    ],
    [
      'Sets whose members come in another order',
      new Set(['b', 'a', { c: 1 }]),
      new Set([{ c: 1 }, 'a', 'b']),
    ],
    ['instances of one class', new User(1), new User(1)],
    ['errors with other stacks', new Error('a'), (() => new Error('a'))()],
    ['Buffers over other memory', Buffer.from('abc'), Buffer.from('xabc').subarray(1)],
    ['plain objects of another realm', structuredClone({ a: [1, { b: 2 }] }), { a: [1, { b: 2 }] }],
    [
      'built-in values of another realm',
      structuredClone([new Map([[1, new Date(5)]]), new Set([1])]),
      [new Map([[1, new Date(5)]]), new Set([1])],
    ],
    [
      'objects of more fields than are sorted by heart',
      wide(200),
      Object.fromEntries(Object.entries(wide(200)).reverse()),
    ],
  ])('have equal keys: %s', (_, left, right) => {
    expect(keyOf(left)).toBe(keyOf(right));
  });

  it('have equal keys whether an object is shared or repeated', () => {
    const shared = { a: 1 };
    expect(keyOf({ left: shared, right: shared })).toBe(keyOf({ left: { a: 1 }, right: { a: 1 } }));
  });
});

function wide(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, index]));
}

describe('A value without a key', () => {
  class Empty {}
  const cyclic: { owner: { friends: unknown[] } } = { owner: { friends: [1] } };
  cyclic.owner.friends.push(cyclic);

  it.each<[string, unknown, string]>([
    ['a function', () => 1, '[0] is a function'],
    ['a symbol', Symbol('a'), '[0] is a symbol'],
    ['a promise', Promise.resolve(1), '[0] is a promise'],
    ['a stream', Readable.from([]), '[0] is a stream'],
    ['a web stream', new ReadableStream(), '[0] is a stream'],
    ['a Request', new Request('http://localhost/'), '[0] is a request or a response (Request)'],
    ['a Response', new Response(), '[0] is a request or a response (Response)'],
    ['an instance without fields', new Empty(), '[0] is an instance of Empty without enumerable fields'],
    ['symbol-keyed fields', { age: { [Symbol('gt')]: 5 } }, '[0].age is an object with symbol-keyed fields'],
    [
      'symbol-keyed fields of an instance',
      Object.assign(new User(1), { [Symbol('a')]: 1 }),
      '[0] is an object with symbol-keyed fields',
    ],
    [
      'an object that inherits from data',
      Object.create({ tenant: 1 }),
      '[0] is an object with a prototype that belongs to no class',
    ],
    [
      'a Map with a class of its own',
      Object.assign(new (class Registry extends Map {})(), { a: 1 }),
      '[0] is an instance of Registry whose content is not in its fields',
    ],
    ['a cycle', cyclic, '[0].owner.friends[1] is part of a cycle'],
    [
      'a function inside',
      { a: [{ 'b c': new Map([['k', () => 1]]) }] },
      '[0].a[0]["b c"][value 0] is a function',
    ],
    ['a function inside a Set', new Set([1, () => 1]), '[0][member 1] is a function'],
    [
      'a function from toCacheKey',
      {
        a: { toCacheKey: undefined },
        b: new (class Odd {
          toCacheKey() {
            return () => 1;
          }
        })(),
      },
      '[0].b.toCacheKey() is a function',
    ],
  ])('names the place: %s', (_, value, text) => {
    expect(refusalOf(() => keyOf(value)).message).toBe(text);
  });

  it('names the position of the argument, and of the extra', () => {
    expect(refusalOf(() => keyOf(1, 'a', { b: () => 1 }))).toMatchObject({
      position: 2,
      path: '[2].b',
      reason: 'a function',
    });
    expect(refusalOf(() => buildKey('F.f', [1], [{ b: () => 1 }], LIMITS))).toMatchObject({
      position: 'extra',
      path: 'extra.b',
      extraIndex: 0,
    });
  });

  it('names which of several extras it is, and which one is too large', () => {
    const refused = (extra: unknown[]) => refusalOf(() => buildKey('F.f', [1], extra, { maxKeyBytes: 20 }));
    expect(refused(['a', { b: () => 1 }, 'c'])).toMatchObject({ path: 'extra.b', extraIndex: 1 });
    expect(refused(['a', 'b'.repeat(10), 'c'.repeat(10)])).toMatchObject({ path: 'extra', extraIndex: 2 });
  });

  it('may be one that throws when it is read: the error is the cause', () => {
    const cause = new Error('no');
    const throwing = {
      inner: {
        get value() {
          throw cause;
        },
      },
    };
    expect(refusalOf(() => keyOf(throwing))).toMatchObject({
      path: '[0].inner',
      reason: 'a value that throws when it is read',
      cause,
    });
    const proxy = new Proxy(
      {},
      {
        ownKeys() {
          throw cause;
        },
      },
    );
    expect(refusalOf(() => keyOf([proxy])).cause).toBe(cause);
  });

  it('may be one whose toCacheKey answers itself, or always another', () => {
    class Self {
      toCacheKey() {
        return this;
      }
    }
    class Endless {
      toCacheKey() {
        return new Endless();
      }
    }
    expect(refusalOf(() => keyOf(new Self())).reason).toBe('part of a cycle');
    expect(refusalOf(() => keyOf(new Endless())).reason).toBe('larger than maxKeyBytes allows');
  });
});

describe('extras that are written beforehand', () => {
  const limits = { maxKeyBytes: 40 };
  const continued = (args: unknown[], extra: unknown[]) => {
    const written = writeExtras(extra, limits);
    expect(written).toBeDefined();
    return continueKey('F.f:', args, extra, limits, written);
  };

  it.each([[[]], [['v2']], [[1, 'a b', null, undefined]], [[true, 2n, -0]]])(
    'make the key that %j make otherwise',
    (extra) => {
      expect(continued([1], extra)).toBe(buildKey('F.f', [1], extra, limits));
    },
  );

  it('are refused where they do not fit any more, by the first that does not', () => {
    const extra = ['aaaa', 'bbbb', 'c'];
    const refusals = [continued, (args: unknown[]) => buildKey('F.f', args, extra, limits)].map((make) =>
      refusalOf(() => make(['x'.repeat(25)], extra)),
    );
    expect(refusals[0]).toMatchObject({ position: 'extra', path: 'extra', extraIndex: 1 });
    expect(refusals[0]).toEqual(refusals[1]);
  });

  it('cannot be written where one may change, has no text, or is too large', () => {
    const unwritable = [{ tenant: 1 }, () => 1, Symbol('s'), 'x'.repeat(40)];
    expect(unwritable.map((each) => writeExtras(['a', each], limits))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('maxKeyBytes', () => {
  it('limits what stands behind the prefix', () => {
    const limits = { maxKeyBytes: 10 };
    expect(buildKey('F.f', ['12345678'], [], limits)).toBe('F.f:"12345678"');
    expect(refusalOf(() => buildKey('F.f', ['123456789'], [], limits))).toMatchObject({
      position: 0,
      path: '[0]',
      reason: 'larger than maxKeyBytes allows',
    });
    expect(refusalOf(() => buildKey('F.f', [1234567, 123456], [], limits)).position).toBe(1);
    expect(refusalOf(() => buildKey('F.f', ['123456'], ['12'], limits)).position).toBe('extra');
  });

  it('refuses the argument that passes it, whatever comes behind', () => {
    const limits = { maxKeyBytes: 10 };
    expect(refusalOf(() => buildKey('F.f', ['123456789', {}, 1], [], limits)).position).toBe(0);
    expect(refusalOf(() => buildKey('F.f', ['123456789', 'a'], [], limits)).position).toBe(0);
    expect(refusalOf(() => buildKey('F.f', [1234567, 123456], ['a'], limits)).position).toBe(1);
  });

  it('refuses a long list of numbers where it stands', () => {
    const limits = { maxKeyBytes: 300 };
    const list = Array<number>(100).fill(1234567);
    expect(refusalOf(() => buildKey('F.f', [list, 'a'], [], limits)).position).toBe(0);
    expect(refusalOf(() => buildKey('F.f', ['a'], [list], limits)).position).toBe('extra');
  });

  it('lets a structure be deeper than the call stack', () => {
    expect(keyOf(nest(20_000, (inner) => [inner]))).toMatch(/#[0-9a-f]{64}$/);
    expect(keyOf(nest(8_000, (inner) => ({ a: inner })))).toMatch(/#[0-9a-f]{64}$/);
  });

  const DAG = nest(60, (inner) => [inner, inner]);
  it.each<[string, () => unknown]>([
    ['a text of 10 MB', () => 'x'.repeat(10_000_000)],
    ['a text of 10 MB that needs escapes', () => 'ü'.repeat(10_000_000)],
    ['a text of 10 MB in an object', () => ({ a: ['x'.repeat(10_000_000)] })],
    ['a Buffer of 10 MB', () => Buffer.alloc(10_000_000)],
    ['a list of 100 million', () => Array<number>(100_000_000)],
    ['a structure 100,000 deep', () => nest(100_000, (inner) => [inner])],
    ['objects 100,000 deep', () => nest(100_000, (inner) => ({ a: inner }))],
    ['Maps 100,000 deep', () => nest(100_000, (inner) => new Map([[inner, inner]]))],
    ['an object of a million fields', () => wide(1_000_000)],
    ['a Map of a million', () => new Map(Array.from({ length: 1_000_000 }, (_, index) => [index, index]))],
    ['a number of a million digits', () => 1n << 3_000_000n],
    ['what would be 2^60 long', () => DAG],
  ])('ends in bounded time on %s', (_, make) => {
    const value = make();
    const start = process.cpuUsage();
    expect(refusalOf(() => keyOf(value)).reason).toBe('larger than maxKeyBytes allows');
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });
});
