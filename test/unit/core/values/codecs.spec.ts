import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { CopyingCodec } from '../../../../lib/core/values/copying-codec';
import type { OutcomeCodec } from '../../../../lib/ports/outcome-codec';
import { TextCodec } from '../../../../lib/core/values/text-codec';
import { UncacheableValueError } from '../../../../lib/errors/uncacheable-value.error';
import { KEPT, makeUser, NotFound, Unlisted, User } from '../../../support/values/kept-values';

const options = {
  method: 'Files.find',
  classes: [User, NotFound],
  errorClasses: [NotFound],
  maxValueBytes: 1_000_000,
};
const CODECS: Array<[string, OutcomeCodec]> = [
  ['memory', new CopyingCodec(options)],
  ['text', new TextCodec(options)],
  ['signed text', new TextCodec({ ...options, secrets: ['a secret of enough characters'] })],
];

const LIST =
  'List the class in classes, of CacheMemoizeModule.forRoot or of the decorator, or return plain data in its place.';
const CONVERT =
  'List the class with what is kept of it, { class, to, from } in classes, or return plain data in its place.';
const PLAIN = 'Return plain data in its place.';

describe.each(CODECS)('What is kept faithfully (%s)', (_, codec) => {
  const roundTrip = (value: unknown) => codec.decode(codec.encode({ kind: 'result', value }, 'key'), 'key');

  it.each(KEPT)('%s comes back as it was', (_name, make) => {
    expect(roundTrip(make())).toStrictEqual({ kind: 'result', value: make() });
  });

  it.each(KEPT)('%s comes back as the promise that a call returns', async (_name, make) => {
    const value = make();
    await expect(codec.replay(codec.encode({ kind: 'result', value }, 'key'), 'key')).resolves.toStrictEqual(
      value,
    );
  });

  it('invalid dates too', () => {
    const { value } = roundTrip(new Date(NaN)) as { value: Date };
    expect(value).toBeInstanceOf(Date);
    expect(value.getTime()).toBeNaN();
  });

  it('fields in the order in which they were', () => {
    const { value } = roundTrip({ z: 1, a: undefined, m: 2 }) as { value: object };
    expect(Object.keys(value)).toEqual(['z', 'a', 'm']);
  });

  it('what is shared is shared again, what was not is not', () => {
    const one = { x: 1 };
    const { value } = roundTrip({ a: one, b: one, c: { x: 1 } }) as {
      value: { a: object; b: object; c: object };
    };
    expect(value.a).toBe(value.b);
    expect(value.a).not.toBe(value.c);
  });

  it('values far deeper than the call stack', () => {
    const deep = { level: 0, inner: undefined as unknown };
    let deepest = deep;
    for (let level = 1; level < 20_000; level++)
      deepest = deepest.inner = { level, inner: undefined } as typeof deep;
    let { value } = roundTrip(deep) as { value: typeof deep | undefined };
    let levels = 0;
    for (; value; value = value.inner as typeof deep | undefined) levels++;
    expect(levels).toBe(20_000);
  });

  it('instances of listed classes: their prototype, and no constructor run', () => {
    const payload = codec.encode({ kind: 'result', value: [makeUser(7, 'Ann')] }, 'key');
    const before = User.constructed;
    const { value } = codec.decode(payload, 'key') as { value: User[] };
    expect(value[0]).toBeInstanceOf(User);
    expect(value[0]?.label).toBe('Ann #7');
    expect(User.constructed).toBe(before);
  });

  it('a fresh copy each time: no caller sees what another did to his', () => {
    const payload = codec.encode({ kind: 'result', value: { list: [{ a: 1 }], at: new Date(5) } }, 'key');
    const first = codec.decode(payload, 'key') as { value: { list: Array<{ a: number }>; at: Date } };
    first.value.list[0]!.a = 99;
    first.value.at.setTime(99);
    first.value.list.push({ a: 2 });
    expect(codec.decode(payload, 'key')).toStrictEqual({
      kind: 'result',
      value: { list: [{ a: 1 }], at: new Date(5) },
    });
  });

  it('what it was when it was kept: what the first caller does to it later is not seen', () => {
    const value = { list: [{ a: 1 }], bytes: Buffer.from('abc'), user: makeUser(1, 'Ann') };
    const payload = codec.encode({ kind: 'result', value }, 'key');
    value.list[0]!.a = 99;
    value.bytes.fill(0);
    value.user.name = 'Bob';
    expect(codec.decode(payload, 'key')).toMatchObject({
      value: { list: [{ a: 1 }], bytes: Buffer.from('abc'), user: { name: 'Ann' } },
    });
  });

  it('a mark', async () => {
    const payload = codec.encode({ kind: 'mark' }, 'key');
    expect(codec.decode(payload, 'key')).toEqual({ kind: 'mark' });
    await expect(codec.replay(payload, 'key')).resolves.toBe(true);
  });
});

describe.each(CODECS)('An error as an outcome (%s)', (_, codec) => {
  function thrownAgain(error: unknown): unknown {
    const outcome = codec.decode(codec.encode({ kind: 'error', error }, 'key'), 'key');
    if (outcome?.kind !== 'error') throw new Error('it came back as something else');
    return outcome.error;
  }

  it('comes back with class, message, name, cause and fields', () => {
    const error = Object.assign(new NotFound('file'), { cause: new Error('deeper'), tags: ['a'] });
    const again = thrownAgain(error) as NotFound;
    expect(again).toBeInstanceOf(NotFound);
    expect(again).not.toBe(error);
    expect(again).toMatchObject({
      message: 'file not found',
      name: 'NotFound',
      status: 404,
      what: 'file',
      tags: ['a'],
    });
    expect(again.cause).toMatchObject({ message: 'deeper' });
    expect(Object.keys(again)).toEqual(Object.keys(error));
  });

  it('is a genuine error, with a stack that begins with its message', () => {
    const again = thrownAgain(new NotFound('file')) as Error;
    expect(Object.prototype.toString.call(again)).toBe('[object Error]');
    expect(again.stack).toContain('file not found');
  });

  it('comes back as a promise that rejects, a fresh one each time', async () => {
    const payload = codec.encode({ kind: 'error', error: new NotFound('file') }, 'key');
    const first = codec.replay(payload, 'key');
    const second = codec.replay(payload, 'key');
    expect(first).not.toBe(second);
    await expect(first).rejects.toThrow('file not found');
    await expect(second).rejects.toThrow(NotFound);
  });

  it('is not kept where a field cannot be: the place is named', () => {
    const error = Object.assign(new NotFound('file'), { query: { build: [() => 1] } });
    expect(() => codec.encode({ kind: 'error', error }, 'key')).toThrow('error.query.build[0] is a function');
  });

  it('is not kept where its cause cannot be', () => {
    class Secret extends Error {}
    const error = Object.assign(new NotFound('file'), { cause: new Secret('no') });
    expect(() => codec.encode({ kind: 'error', error }, 'key')).toThrow(
      'error.cause is an error of the class Secret',
    );
  });
});

describe.each(CODECS)('What is not kept (%s)', (_, codec) => {
  class Registry extends Map {}
  class Ids extends Array<number> {}
  const hidden = Object.defineProperty({ a: 1 }, 'b', { value: 2, enumerable: false });

  it.each<[string, unknown, string, string]>([
    ['a function', () => 1, 'result is a function', PLAIN],
    ['a symbol', Symbol('a'), 'result is a symbol', PLAIN],
    ['a promise inside', { a: Promise.resolve() }, 'result.a is a promise', PLAIN],
    ['a stream', Readable.from([]), 'result is a stream', PLAIN],
    ['a RegExp', { pattern: /a/ }, 'result.pattern is a RegExp', PLAIN],
    [
      'an instance of another class',
      { owner: { friends: [1, 2, 3, new Unlisted()] } },
      'result.owner.friends[3] is an instance of Unlisted',
      LIST,
    ],
    [
      'a subclass of a listed class',
      new (class Admin extends User {})(),
      'result is an instance of Admin',
      LIST,
    ],
    [
      'a subclass of Map',
      new Registry(),
      'result is an instance of Registry, with content outside its fields',
      PLAIN,
    ],
    [
      'a subclass of Array',
      Ids.from([1]),
      'result is an instance of Ids, with content outside its fields',
      PLAIN,
    ],
    [
      'an error of another class',
      [new (class Odd extends Error {})('a')],
      'result[0] is an error of the class Odd',
      'List this very class in cacheExceptions, or in classes.',
    ],
    [
      'an object round a primitive',
      Object('a'),
      'result is an object of the class String round a primitive',
      PLAIN,
    ],
    [
      'symbol-keyed fields',
      { a: { [Symbol('a')]: 1 } },
      'result.a is an object with symbol-keyed fields',
      PLAIN,
    ],
    [
      'an accessor',
      {
        get a() {
          throw new Error('it was run');
        },
      },
      'result is an object with an accessor (a)',
      PLAIN,
    ],
    [
      'an own __proto__',
      { a: JSON.parse('{"__proto__":{"b":1}}') as object },
      'result.a is an object with an own field __proto__',
      PLAIN,
    ],
    [
      'a field that is not enumerable',
      hidden,
      'result is an object with fields that are not enumerable',
      PLAIN,
    ],
    ['a sparse array', Object.assign(Array(2), { 1: 1 }), 'result is an array with gaps', PLAIN],
    ['an array with fields', 'abc'.match(/b/), 'result is an array with fields besides its items', PLAIN],
    [
      'a Date with fields',
      Object.assign(new Date(0), { a: 1 }),
      'result is a built-in object with fields of its own',
      PLAIN,
    ],
    [
      'a Buffer with fields',
      Object.assign(Buffer.alloc(999_000), { q: 1 }),
      'result is a typed array with fields of its own',
      PLAIN,
    ],
    [
      'a typed array with fields',
      { a: Object.assign(Float64Array.of(NaN, -0), { q: undefined }) },
      'result.a is a typed array with fields of its own',
      PLAIN,
    ],
    [
      'a typed array of another realm with fields',
      runInNewContext('Object.assign(new Uint8Array(2), { q: 1 })'),
      'result is a typed array with fields of its own',
      PLAIN,
    ],
    ['a proxy', { a: new Proxy({}, {}) }, 'result.a is a proxy', PLAIN],
    ['a function in a Map', new Map([['a', () => 1]]), 'result[value 0] is a function', PLAIN],
    ['a symbol in a Set', new Set([1, Symbol('a')]), 'result[member 1] is a symbol', PLAIN],
    ['a WeakMap', new WeakMap(), 'result is an instance of WeakMap, with content outside its fields', PLAIN],
    [
      'an ArrayBuffer',
      new ArrayBuffer(1),
      'result is an instance of ArrayBuffer, with content outside its fields',
      PLAIN,
    ],
    ['what only looks like a Map', Object.create(Map.prototype), 'result is an instance of Map', CONVERT],
  ])('%s: the error names the method, the place and the remedy', (_name, value, found, remedy) => {
    expect(() => codec.encode({ kind: 'result', value }, 'key')).toThrow(
      new UncacheableValueError({
        method: 'Files.find',
        path: found.split(' is ')[0]!,
        reason: found.slice(found.indexOf(' is ') + 4),
        remedy,
      }),
    );
  });

  it('a value that throws when it is read: the error is the cause', () => {
    const cause = new Error('no');
    const value = Object.defineProperty([1, 2], 1, {
      enumerable: true,
      get() {
        throw cause;
      },
    });
    const encode = () => codec.encode({ kind: 'result', value: { list: value } }, 'key');
    expect(encode).toThrow('result.list is a value that throws when it is read');
    expect(encode).toThrow(UncacheableValueError);
    expect(encode).toThrow(expect.objectContaining({ cause }) as Error);
  });

  it.each<[string, () => unknown]>([
    ['a text', () => 'x'.repeat(1_000_001)],
    ['a Buffer', () => Buffer.alloc(1_000_001)],
    ['an array', () => Array.from({ length: 1_000_001 }, () => 0)],
    ['many texts', () => Array.from({ length: 1_100 }, () => 'x'.repeat(1_000))],
    ['a bigint', () => 1n << 9_000_000n],
    ['a sparse array', () => Array<number>(1_000_000_000)],
    ['a Map', () => new Map(Array.from({ length: 1_000_001 }, (_each, index) => [index, 0]))],
  ])('anything over maxValueBytes: %s', (_name, make) => {
    expect(() => codec.encode({ kind: 'result', value: make() }, 'key')).toThrow(
      'larger than maxValueBytes (1000000)',
    );
  });
});
