import { TextCodec, type TextCodecOptions } from '../../../../lib/core/values/text-codec';
import { makeUser, NotFound, User } from '../../../support/values/kept-values';

const SECRET = 'a secret of enough characters';
const OTHER = 'another one of enough characters';

function codecWith(options: Partial<TextCodecOptions> = {}): TextCodec {
  return new TextCodec({
    method: 'Files.find',
    classes: [User],
    errorClasses: [NotFound],
    maxValueBytes: 10_000,
    ...options,
  });
}
const codec = codecWith();
const encode = (value: unknown) => codec.encode({ kind: 'result', value }, 'key');

describe('Text on a shared cache', () => {
  it.each<unknown>([{ a: [1, 'x', null, true] }, 'ü', 1.5, null, [], { constructor: 'Ferrari' }])(
    'has a JSON-safe value as plain JSON behind version and tag: %j',
    (value) => {
      expect(encode(value)).toBe(`1j${JSON.stringify(value)}`);
    },
  );

  it('is JSON behind the tag for every other value too', () => {
    expect(JSON.parse(encode({ at: new Date(5), user: makeUser(1, 'Ann') }).slice(2))).toEqual([
      ['{}', 'at', [1], 'user', [2]],
      ['@Date', 5],
      ['User', 'id', 1, 'name', 'Ann', 'friends', [3]],
      ['[]'],
    ]);
  });

  it.each([1, 499, 500, 501, 502, 503, 2_000])('is read again however deep the value is: %i', (depth) => {
    const deep = (wrap: (inner: unknown) => unknown) => {
      let value: unknown = 'x'.repeat(1_100);
      for (let level = 0; level < depth; level++) value = wrap(value);
      return value;
    };
    const roomy = codecWith({ maxValueBytes: 1_000_000 });
    const roundTrip = (value: unknown) =>
      roomy.encode(roomy.decode(roomy.encode({ kind: 'result', value }, 'key'), 'key')!, 'key');
    for (const value of [deep((inner) => [inner]), deep((inner) => ({ a: inner }))]) {
      expect(roundTrip(value)).toBe(roomy.encode({ kind: 'result', value }, 'key'));
    }
  });

  it('is limited to maxValueBytes, counted in UTF-8', () => {
    expect(
      codecWith({ maxValueBytes: 13 }).encode({ kind: 'result', value: '12345678901'.slice(1) }, 'key'),
    ).toBe('1j"2345678901"');
    expect(() => codecWith({ maxValueBytes: 13 }).encode({ kind: 'result', value: 'üüüüüü' }, 'key')).toThrow(
      'result is larger than maxValueBytes (13)',
    );
  });

  it('that is longer than maxValueBytes is a miss', () => {
    const text = encode('x'.repeat(200));
    expect(codecWith({ maxValueBytes: 100 }).decode(text, 'key')).toBeUndefined();
  });

  it('knows classes by name, so two of one name are not kept, nor one without', () => {
    const Second = { User: class User {} }.User;
    const nameless = (() => class {})();
    const both = codecWith({ classes: [User, Second, nameless] });
    expect(() => both.encode({ kind: 'result', value: [makeUser(1, 'Ann')] }, 'key')).toThrow(
      'result[0] is an instance of User, and no other listed class may have that name. Give each of the classes',
    );
    expect(() => both.encode({ kind: 'result', value: new nameless() }, 'key')).toThrow(
      'result is an instance of a class without a name',
    );
  });

  it('lists a class twice without harm', () => {
    const twice = codecWith({ classes: [User, User], errorClasses: [NotFound, User] });
    expect(twice.decode(twice.encode({ kind: 'result', value: makeUser(1, 'Ann') }, 'k'), 'k')).toMatchObject(
      { value: { name: 'Ann' } },
    );
  });

  it('is not read where its class is not listed', () => {
    expect(codecWith({ classes: [] }).decode(encode(makeUser(1, 'Ann')), 'key')).toBeUndefined();
  });
});

describe('An error on a shared cache', () => {
  const encodeError = (error: unknown, options: Partial<TextCodecOptions> = {}) =>
    codecWith(options).encode({ kind: 'error', error }, 'key');

  it('is kept if its own class is listed in cacheExceptions or in classes, or is Error', () => {
    expect(() => encodeError(new NotFound('file'))).not.toThrow();
    expect(() => encodeError(new NotFound('file'), { classes: [NotFound], errorClasses: [] })).not.toThrow();
    expect(() => encodeError(new Error('file'), { errorClasses: [] })).not.toThrow();
  });

  it('is not kept if only a class that it extends is listed', () => {
    class Gone extends NotFound {}
    expect(() => encodeError(new Gone('file'))).toThrow(
      'error is an error of the class Gone. List this very class in cacheExceptions, or in classes.',
    );
    expect(() => encodeError(new TypeError('bad'), { errorClasses: [Error] })).toThrow(
      'error is an error of the class TypeError',
    );
  });

  it('may be of a class that results may not hold', () => {
    expect(() => encode({ reason: new NotFound('file') })).toThrow(
      'result.reason is an error of the class NotFound',
    );
  });
});

describe('A secret', () => {
  const signed = codecWith({ secrets: [SECRET] });
  const outcome = { kind: 'result', value: { a: 1 } } as const;

  it('signs every entry', () => {
    const text = signed.encode(outcome, 'key');
    expect(text).toMatch(/^1s[\w-]{43}j\{"a":1\}$/);
    expect(signed.decode(text, 'key')).toEqual(outcome);
  });

  it('makes a changed entry a miss', () => {
    const text = signed.encode(outcome, 'key');
    const changed = text.replace('"a":1', '"a":2');
    expect(signed.decode(changed, 'key')).toBeUndefined();
    expect(
      signed.decode(
        text.replace(/^1s./, (start) => (start === '1sA' ? '1sB' : '1sA')),
        'key',
      ),
    ).toBeUndefined();
    expect(signed.decode(text.slice(0, 20), 'key')).toBeUndefined();
  });

  it('makes an entry that was moved to another key a miss', () => {
    expect(signed.decode(signed.encode(outcome, 'key'), 'yek')).toBeUndefined();
    const text = codecWith({ secrets: [SECRET] }).encode({ kind: 'result', value: 'x' }, 'a');
    expect(signed.decode(text.replace('j"x"', '"x"'), 'aj')).toBeUndefined();
  });

  it.each([
    ['another keyPrefix', { keyPrefix: 'staging', group: 'Files.find' }],
    ['another method', { keyPrefix: 'shop', group: 'Files.list' }],
    ['both, cut at another place', { keyPrefix: 'shopF', group: 'iles.find' }],
  ])('makes an entry of %s a miss', (_, signedFor) => {
    const own = { secrets: [SECRET], signedFor: { keyPrefix: 'shop', group: 'Files.find' } };
    const text = codecWith(own).encode(outcome, 'key');
    expect(codecWith(own).decode(text, 'key')).toEqual(outcome);
    expect(codecWith({ secrets: [SECRET], signedFor }).decode(text, 'key')).toBeUndefined();
  });

  it('makes an unsigned entry a miss, and without one a signed entry is', () => {
    expect(signed.decode(codec.encode(outcome, 'key'), 'key')).toBeUndefined();
    expect(codec.decode(signed.encode(outcome, 'key'), 'key')).toBeUndefined();
  });

  it('can be rotated: the first signs, all verify', () => {
    const rotated = codecWith({ secrets: [OTHER, SECRET] });
    expect(rotated.decode(signed.encode(outcome, 'key'), 'key')).toEqual(outcome);
    expect(signed.decode(rotated.encode(outcome, 'key'), 'key')).toBeUndefined();
    expect(codecWith({ secrets: [OTHER] }).decode(rotated.encode(outcome, 'key'), 'key')).toEqual(outcome);
  });

  it('signs marks and errors', () => {
    expect(signed.decode(signed.encode({ kind: 'mark' }, 'key'), 'key')).toEqual({ kind: 'mark' });
    expect(signed.decode('1m', 'key')).toBeUndefined();
    expect(
      signed.decode(signed.encode({ kind: 'error', error: new NotFound('file') }, 'key'), 'key'),
    ).toMatchObject({ kind: 'error' });
  });
});
