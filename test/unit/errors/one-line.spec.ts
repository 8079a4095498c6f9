import {
  CacheOperationError,
  CallbackError,
  InvalidationFailedError,
  InvalidOptionError,
  RejectedCacheError,
  UncacheableValueError,
  UnkeyableArgumentError,
  UnknownCacheAliasError,
} from '../../../lib';
import { describeThrown, describeValue } from '../../../lib/errors/describe-value';
import { toLine } from '../../../lib/errors/one-line';

const FORGED = 'a\n[Nest] 1 - LOG \u001b[2K\u009b1A\u2028b\u202ec\ud800';
const ONE_LINE = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u;
const MEGABYTE = FORGED.repeat(50_000);

const place = { method: FORGED, path: FORGED, reason: FORGED };

const ERRORS = (text: string): Array<[string, Error]> => [
  ['a method and what a value is', new UncacheableValueError({ ...place, method: text, remedy: 'Do.' })],
  ['what a callback threw', new UnkeyableArgumentError({ ...place, position: 'extra', reason: text })],
  ['the reason of a callback', new CallbackError({ method: 'F.f', callback: 'ttl', reason: text })],
  ['what a store said', new CacheOperationError({ alias: 'a', operation: 'fill', cause: new Error(text) })],
  ['an alias', new UnknownCacheAliasError({ alias: text, where: 'F.f', knownAliases: [text] })],
  ['a value', new InvalidOptionError({ option: text, value: text, where: text, expected: text })],
  [
    'a target',
    new InvalidationFailedError({ target: text, failed: [], plan: { version: 1, steps: [] }, cause: text }),
  ],
  ['what a promise was rejected with', new RejectedCacheError({ alias: 'a', cause: text })],
];

describe('The text of every error', () => {
  it.each([...ERRORS(FORGED), ...ERRORS(MEGABYTE)])(
    'is one line of at most 2,000 characters, whatever was in it: %s',
    (_, { message }) => {
      expect(message).toMatch(ONE_LINE);
      expect(message.length).toBeLessThanOrEqual(2_000);
      expect(message).toContain('[Nest] 1 - LOG');
    },
  );

  it('keeps its end, which says what to do, where it is cut', () => {
    const { message } = new UncacheableValueError({ ...place, reason: MEGABYTE, remedy: 'Return less.' });
    expect(message).toMatch(/^What a\\n\[Nest\].* Return less\.$/);
  });

  it('is the same written twice', () => {
    expect(toLine(toLine(MEGABYTE))).toBe(toLine(MEGABYTE));
    expect(toLine('a \u{e0001} b')).toBe('a \\u{e0001} b');
  });
});

describe('What is described', () => {
  it.each<[string, unknown]>([
    ['a text', MEGABYTE],
    ['a symbol', Symbol(MEGABYTE)],
    ['an object with such fields', { [MEGABYTE]: 1 }],
    ['an instance of such a class', new (nameIt(class {}, MEGABYTE))()],
    ['a class of such a name', nameIt(class {}, MEGABYTE)],
    ['a number of a million digits', 1n << 4_000_000n],
  ])('is one short line: %s', (_, value) => {
    expect(describeValue(value)).toMatch(ONE_LINE);
    expect(describeValue(value).length).toBeLessThan(120);
  });

  it('runs no code of a value that throws whatever it is asked', () => {
    const refuse = (): never => {
      throw new Error('it was run');
    };
    const hostile = new Proxy({}, { getPrototypeOf: refuse, ownKeys: refuse, get: refuse });
    expect(describeValue(hostile)).toBe('an object that cannot be read');
    expect(describeThrown(hostile)).toBe('an object that cannot be read');
  });

  it('is an error that throws when its message is read', () => {
    class Trap extends Error {
      override get message(): string {
        throw new Error('no');
      }
    }
    expect(describeThrown(new Trap())).toBe('an instance of Trap');
    expect(new CacheOperationError({ alias: 'a', operation: 'close', cause: new Trap() }).message).toContain(
      'an instance of Trap.',
    );
    expect(describeThrown(new Error(MEGABYTE)).length).toBeLessThanOrEqual(500);
  });
});

function nameIt<Any extends new () => object>(given: Any, name: string): Any {
  Object.defineProperty(given, 'name', { value: name });
  return given;
}
