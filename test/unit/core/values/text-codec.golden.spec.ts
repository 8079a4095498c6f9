import { TextCodec } from '../../../../lib/core/values/text-codec';
import { KEPT, makeUser, NotFound, User } from '../../../support/values/kept-values';

class Day {
  constructor(readonly text: string) {}
}
class Pair {
  constructor(
    readonly left: unknown,
    readonly right: unknown,
  ) {}
}

/**
 * Payloads of every format that was released. They must be read as they were meant, or be a miss; lines are added and
 * never changed.
 */
const VERSION_1: Array<[string, unknown]> = [
  ['1j{"id":7,"name":"x","tags":["a",null,true,1.5]}', { id: 7, name: 'x', tags: ['a', null, true, 1.5] }],
  ['1jnull', null],
  ['1p["u"]', undefined],
  ['1p["n","-0"]', -0],
  ['1p["n","NaN"]', NaN],
  ['1p["n","-Infinity"]', -Infinity],
  ['1p["i","-18446744073709551615"]', -(2n ** 64n) + 1n],
  ['1p["i","0x10000000000000001"]', 2n ** 64n + 1n],
  ['1g[["{}","a",["u"],"b",[1]],["[]",1,["n","NaN"],"x"]]', { a: undefined, b: [1, NaN, 'x'] }],
  ['1g[["null{}","a",1]]', Object.assign(Object.create(null) as object, { a: 1 })],
  [
    '1g[["@Map",[1],1,"b",[2]],["{}","k",1],["@Set",1,2]]',
    new Map<unknown, unknown>([
      [{ k: 1 }, 1],
      ['b', new Set([1, 2])],
    ]),
  ],
  ['1g[["@Date",1700000000123]]', new Date(1_700_000_000_123)],
  ['1g[["@URL","https://example.com/"]]', new URL('https://example.com/')],
  ['1g[["@Buffer",["b","aGk="]]]', Buffer.from('hi')],
  ['1g[["@Float64Array",["b","AAAAAAAA8D8="]]]', new Float64Array([1])],
  [
    '1g[["@TypeError",2,"message","bad","cause",[1],"code",5],["{}","a",1]]',
    Object.assign(new TypeError('bad', { cause: { a: 1 } }), { code: 5 }),
  ],
  ['1g[["User","id",1,"name","Ann","friends",[1]],["[]"]]', makeUser(1, 'Ann')],
  // Since 0.2.0: classes with to and from, of a primitive and of an object.
  ['1g[["{}","at",[1]],["Day","2026-01-02"]]', { at: new Day('2026-01-02') }],
  ['1g[["Pair",["k",[["[]",1,[1]],["Day","2026-01-02"]]]]]', new Pair(1, new Day('2026-01-02'))],
];

const codec = new TextCodec({
  method: 'Files.find',
  classes: [
    User,
    { class: Day, to: ({ text }: Day) => text, from: (text: string) => new Day(text) },
    {
      class: Pair,
      to: ({ left, right }: Pair) => [left, right],
      from: (both: [unknown, unknown]) => new Pair(...both),
    },
  ],
  errorClasses: [NotFound],
  maxValueBytes: 1_000_000,
});

describe('Released payloads', () => {
  it.each(VERSION_1)('are read as they were meant: %s', (text, value) => {
    expect(codec.decode(text, 'key')).toStrictEqual({ kind: 'result', value });
  });

  it.each(VERSION_1)('are still written: %s', (text, value) => {
    expect(codec.encode({ kind: 'result', value }, 'key')).toBe(text);
  });

  it('of DOMExceptions are read as they were meant', () => {
    const text = '1g[["@DOMException","gone","AbortError",0]]';
    const value = new DOMException('gone', 'AbortError');
    expect(codec.encode({ kind: 'result', value }, 'key')).toBe(text);
    expect(codec.decode(text, 'key')).toMatchObject({ value: { message: 'gone', name: 'AbortError' } });
  });

  it('of cycles and shared references are read as they were meant', () => {
    const read = codec.decode('1g[["{}","self",[0],"a",[1],"b",[1]],["[]"]]', 'key') as {
      value: Record<string, unknown>;
    };
    expect(read.value.self).toBe(read.value);
    expect(read.value.a).toBe(read.value.b);
  });

  it('of errors and marks are read as they were meant', () => {
    const text = '1e[["NotFound",1,"message","file not found","what","file","status",404,"name","NotFound"]]';
    expect(codec.encode({ kind: 'error', error: new NotFound('file') }, 'key')).toBe(text);
    expect(codec.decode(text, 'key')).toMatchObject({
      kind: 'error',
      error: { status: 404, message: 'file not found' },
    });
    expect(codec.decode('1m', 'key')).toEqual({ kind: 'mark' });
  });

  it('with a signature are read as they were meant', () => {
    const signed = new TextCodec({
      method: 'Files.find',
      classes: [],
      errorClasses: [],
      maxValueBytes: 100,
      secrets: ['0123456789abcdef'],
      signedFor: { keyPrefix: 'shop', group: 'Files.find' },
    });
    const text = '1s1YQfkXTl9wdOOqfUyERNXtzW9MYLfzriCLJJO9VnR64j{"a":1}';
    expect(signed.encode({ kind: 'result', value: { a: 1 } }, 'k')).toBe(text);
    expect(signed.decode(text, 'k')).toEqual({ kind: 'result', value: { a: 1 } });
  });

  it('with a signature of 0.1.0, which did not tell one keyPrefix from another, are a miss', () => {
    const signed = new TextCodec({
      method: 'Files.find',
      classes: [],
      errorClasses: [],
      maxValueBytes: 100,
      secrets: ['0123456789abcdef'],
    });
    expect(signed.decode('1s6wLS4d1D8YOUAJFvJ3F2N3gQ7PVEPHzuDpHxU09GtMYj{"a":1}', 'k')).toBeUndefined();
  });

  it('cover every kind of object that is kept', () => {
    const tags = new Set(KEPT.flatMap(([, make]) => codecTagsOf(make())));
    expect([...tags].sort()).toEqual(
      expect.arrayContaining([
        '@AggregateError',
        '@BigInt64Array',
        '@Buffer',
        '@Date',
        '@Map',
        '@Set',
        '@URL',
        'User',
        '[]',
        'null{}',
        '{}',
      ]),
    );
  });
});

function codecTagsOf(value: unknown): string[] {
  const all = new TextCodec({
    method: 'Files.find',
    classes: [User, NotFound],
    errorClasses: [],
    maxValueBytes: 1_000_000,
  });
  const text = all.encode({ kind: 'result', value }, 'key');
  return text.startsWith('1g') ? (JSON.parse(text.slice(2)) as string[][]).map(([tag]) => tag ?? '') : [];
}
