import * as fc from 'fast-check';
import type { Outcome } from '../../../../lib/ports/outcome';
import { TextCodec } from '../../../../lib/core/values/text-codec';
import { KEPT, NotFound, User } from '../../../support/values/kept-values';

const options = { method: 'Files.find', classes: [User], errorClasses: [NotFound], maxValueBytes: 1_000_000 };
const codec = new TextCodec(options);

/** A longer run: HOSTILE_PAYLOADS=1000000 npx jest test/unit/core/text-codec.hostile.spec.ts */
const PAYLOADS = Number(process.env.HOSTILE_PAYLOADS ?? 20_000);
/** Of the processor, not of the wall: the machine may be busy. */
const LONGEST_MICROSECONDS = 250_000;

describe('What is under our key and not ours', () => {
  it.each<[string, unknown]>([
    ['nothing', ''],
    ['a number', 5],
    ['null', null],
    ['an object', { kind: 'result', value: 1 }],
    ['bytes', Buffer.from('1j1')],
    ['foreign text', 'hello'],
    ['foreign JSON', '{"a":1}'],
    ['the version alone', '1'],
    ['another version', '2j1'],
    ['an unknown tag', '1x1'],
    ['truncated JSON', '1j{"a":'],
    ['JSON with something behind it', '1j1 2'],
    ['a mark with something behind it', '1mm'],
    ['no nodes', '1g[]'],
    ['nodes that are no list', '1g{"0":["{}"]}'],
    ['a node that is no list', '1g["{}"]'],
    ['a node without a tag', '1g[[]]'],
    ['a tag that is no text', '1g[[0]]'],
    ['a class that is not listed', '1g[["NotFound",0]]'],
    ['a tag that every object inherits', '1g[["constructor"]]'],
    ['__proto__ as a tag', '1g[["__proto__"]]'],
    ['a function of the language', '1g[["Function","return 1"]]'],
    ['a RegExp', '1g[["@RegExp","a"]]'],
    ['a link beyond the end', '1g[["[]",[1]]]'],
    ['a link below the start', '1g[["[]",[-1]]]'],
    ['a link to a fraction', '1g[["[]",[0.5]]]'],
    ['a link that is text', '1g[["[]",["0"]]]'],
    ['an object in place of a part', '1g[["[]",{"a":1}]]'],
    ['an unknown mark', '1g[["[]",["z","1"]]]'],
    ['a number that JSON knows', '1g[["[]",["n","5"]]]'],
    ['a BigInt that is none', '1g[["[]",["i","1e5"]]]'],
    ['a BigInt with a long decimal', `1g[["[]",["i","${'9'.repeat(100_000)}"]]]`],
    ['bytes that are not base64', '1g[["@Buffer",["b","a*=="]]]'],
    ['bytes that do not fit', '1g[["@Float64Array",["b","aGk="]]]'],
    ['a Buffer without bytes', '1g[["@Buffer"]]'],
    ['a Buffer of text', '1g[["@Buffer","aGk="]]'],
    ['a Buffer of a length', '1g[["@Buffer",1000000000]]'],
    ['a date that is text', '1g[["@Date","2020-01-01"]]'],
    ['a date with more parts', '1g[["@Date",1,2]]'],
    ['a URL that is none', '1g[["@URL","nonsense"]]'],
    ['a field without a value', '1g[["{}","a"]]'],
    ['a field whose name is no text', '1g[["{}",1,2]]'],
    ['a field whose name is a link', '1g[["{}",[0],2]]'],
    ['a Map with half an entry', '1g[["@Map",1]]'],
    ['an error without a count', '1g[["@Error","message","a"]]'],
    ['an error with half a field', '1g[["@Error",1,"message"]]'],
    ['a class that is listed as a value only', '1g[["[]",["c","NotFound"]]]'],
    ['a class itself as the result', '1p["c","User"]'],
    ['a link as the result', '1p[0]'],
    ['bytes as the result', '1p["b","aGk="]'],
    ['an error outcome that is no error', '1e[["{}"]]'],
    ['JSON deeper than we write', `1j${'['.repeat(502)}${']'.repeat(502)}`],
    ['objects deeper than we write', `1j${'{"a":'.repeat(502)}1${'}'.repeat(502)}`],
    ['JSON far deeper than we write', `1j${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['objects far deeper than we write', `1j${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['what is longer than maxValueBytes', `1j"${'x'.repeat(1_000_100)}"`],
    ['a signed entry where there is no secret', `1s${'A'.repeat(43)}j1`],
  ])('is a miss: %s', (_, payload) => {
    expect(codec.decode(payload, 'key')).toBeUndefined();
    expect(codec.replay(payload, 'key')).toBeUndefined();
  });

  it.each([
    '1j{"__proto__":{"polluted":1}}',
    '1j{"a":[{"__proto__":null}]}',
    '1j{"\\u005f_proto__":{"polluted":1}}',
    '1j{"\\u005F\\u005fproto__":1}',
    '1g[["{}","__proto__",[1]],["{}","polluted",1]]',
    '1g[["null{}","__proto__",1]]',
    '1g[["User","__proto__",[1]],["{}","polluted",1]]',
    '1e[["@Error",1,"__proto__",[1]],["{}","polluted",1]]',
    '1e[["NotFound",0,"__proto__",1]]',
  ])('is a miss where it has an own __proto__: %s', (payload) => {
    expect(codec.decode(payload, 'key')).toBeUndefined();
  });

  it.each([
    '1g[["{}","then",["c","User"]]]',
    '1g[["[]",[1]],["null{}","then",["c","User"]]]',
    '1g[["User","then",["c","User"]]]',
    '1e[["NotFound",1,"message","a","then",["c","User"]]]',
    '1e[["NotFound",0,"then",["c","User"]]]',
    '1g[["{}","toJSON",["c","User"]]]',
    '1g[["{}","toString",["c","User"]]]',
    '1e[["@Error",0,"valueOf",["c","User"]]]',
  ])('is a miss where it would be called by its name: %s', (payload) => {
    expect(codec.decode(payload, 'key')).toBeUndefined();
  });

  it('is a miss where a listed class is one that an await takes apart', () => {
    class Rows {
      then(): never {
        throw new Error('it was run');
      }
    }
    const awaited = new TextCodec({ ...options, classes: [Rows] });
    for (const payload of ['1g[["Rows","a",1]]', '1g[["[]",[1]],["Rows","a",1]]'])
      expect(awaited.decode(payload, 'key')).toBeUndefined();
  });

  it.each(['1e[["User","x",1]]', '1e[["@Map"]]', '1e[["@TypeError",0]]'])(
    'is a miss where it would be thrown, and is no error that is kept: %s',
    (payload) => {
      expect(codec.decode(payload, 'key')).toBeUndefined();
      expect(codec.replay(payload, 'key')).toBeUndefined();
    },
  );

  it('does not run setters of a listed class', () => {
    class Guarded {
      set name(_: string) {
        throw new Error('it was run');
      }
    }
    const guarded = new TextCodec({ ...options, classes: [Guarded] });
    const read = guarded.decode('1g[["Guarded","name","x"]]', 'key') as { value: object };
    expect(Object.getOwnPropertyDescriptor(read.value, 'name')).toMatchObject({
      value: 'x',
      enumerable: true,
    });
  });

  it('is read in time that grows with its length and no faster', () => {
    const linked = `1g[${Array.from({ length: 60_000 }, () => '["[]",[0],[1]]').join(',')}]`;
    const start = process.cpuUsage();
    expect(codec.decode(linked, 'key')).toBeDefined();
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });
});

describe('Mutated payloads', () => {
  const originals = KEPT.filter(
    ([name]) => name !== 'an array of 10,000' && name !== 'an instance of a listed error class',
  )
    .map(([, make]): Outcome => ({ kind: 'result', value: make() }))
    .concat([{ kind: 'mark' }, { kind: 'error', error: new NotFound('file') }])
    .map((outcome) => codec.encode(outcome, 'key'));
  const pieces = fc.oneof(
    fc.constantFrom(
      '__proto__',
      '"__proto__":',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      '\\',
      '\\u005f',
      '[0]',
      '[-1]',
      '[99999]',
      '["n","NaN"]',
      '["c","User"]',
    ),
    fc.constantFrom(
      'constructor',
      'prototype',
      '@Buffer',
      '@Map',
      'User',
      'null',
      '1e999',
      '-0',
      '9'.repeat(400),
      '\u0000',
      '\ud800',
      '1',
      'j',
      'g',
      'e',
    ),
    fc.string({ maxLength: 3 }),
  );
  const change = fc.record({ at: fc.nat(400), length: fc.nat(6), piece: pieces });
  const mutated = fc
    .tuple(fc.constantFrom(...originals), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([text, changes]) =>
      changes.reduce(
        (all, { at, length, piece }) => all.slice(0, 2 + at) + piece + all.slice(2 + at + length),
        text,
      ),
    );

  it('never throw, never pollute a prototype, never take long', () => {
    const fields = (prototype: object) => Reflect.ownKeys(prototype).map(String).join();
    const before = [Object.prototype, Array.prototype, User.prototype, Error.prototype].map(fields);
    let slowest = 0;
    fc.assert(
      fc.property(mutated, (text) => {
        const start = process.cpuUsage();
        const outcome = codec.decode(text, 'key');
        slowest = Math.max(slowest, process.cpuUsage(start).user);
        if (outcome !== undefined && hasOwnProto(outcome)) throw new Error('an own __proto__ was handed out');
      }),
      { seed: 4, numRuns: PAYLOADS },
    );
    expect([Object.prototype, Array.prototype, User.prototype, Error.prototype].map(fields)).toEqual(before);
    expect(slowest).toBeLessThan(LONGEST_MICROSECONDS);
  }, 3_600_000);
});

function hasOwnProto(value: unknown, seen = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  if (Object.hasOwn(value, '__proto__')) return true;
  const inner =
    value instanceof Map ? [...value].flat(1) : value instanceof Set ? [...value] : Object.values(value);
  return inner.some((each) => hasOwnProto(each, seen));
}
