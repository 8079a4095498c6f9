import { runInNewContext } from 'node:vm';
import { DateTime } from 'luxon';
import { buildKey, type KeyLimits } from '../../../../lib/core/keys/cache-key';
import { UnkeyableValue } from '../../../../lib/core/keys/key-refusal';

const LIMITS: KeyLimits = { maxKeyBytes: 64 * 1024 };
const keyOf = (value: unknown, limits = LIMITS) => buildKey('F.f', [value], [], limits);

function refusalOf(value: unknown): string {
  try {
    return `it has the key ${keyOf(value)}`;
  } catch (error) {
    if (error instanceof UnkeyableValue) return error.message;
    throw error;
  }
}

class User {
  readonly #tenant: string;
  constructor(
    readonly role: string,
    tenant: string,
  ) {
    this.#tenant = tenant;
  }
  whose() {
    return this.#tenant;
  }
}
class Admin extends User {}
class Told extends User {
  toCacheKey() {
    return [this.role, this.whose()];
  }
}
class Methods {
  a = 1;
  static #made = 0;
  #count() {
    return Methods.#made++;
  }
  get text() {
    return `#private ${this.#count()}`;
  }
}
class Secret extends Error {
  readonly #why = 1;
  why() {
    return this.#why;
  }
}
class Search extends URLSearchParams {
  tag = 'a';
}
class Signed extends URL {
  secret = 1;
}
class Zoned extends Date {
  zone = 'Europe/Berlin';
}

const withHidden = <Any extends object>(value: Any, name: string | symbol = 'hidden'): Any =>
  Object.defineProperty(value, name, { value: 1, enumerable: false });
const withLastIndex = (): RegExp => {
  const expression = /a/g;
  expression.test('aa');
  return expression;
};

const HIDDEN = 'an object with fields that are not enumerable';
const SYMBOLS = 'an object with symbol-keyed fields';
const OWN = 'a built-in object with fields of its own';

describe('State that no key can see', () => {
  it.each<[string, unknown, string]>([
    ['private fields beside public ones', new User('user', 'bob'), 'an instance of User with private state'],
    ['private fields of a class above', new Admin('user', 'bob'), 'an instance of Admin with private state'],
    ['private fields of an error', new Secret('no'), 'an instance of Secret with private state'],
    ['the inside of a class of the platform', new Search('a=1'), 'an instance of Search with private state'],
    [
      'fields beside a built-in toJSON()',
      new Signed('http://a'),
      'an instance of Signed whose toJSON() does not tell its fields',
    ],
    [
      'fields beside the time of a date',
      new Zoned(0),
      'an instance of Zoned whose toJSON() does not tell its fields',
    ],
    ['a hidden field of an object', withHidden({ a: 1 }), HIDDEN],
    ['a hidden field of an empty object', withHidden({}), HIDDEN],
    ['a hidden field of an instance', withHidden(new Methods()), HIDDEN],
    ['a hidden field of an array', withHidden([1, 2]), HIDDEN],
    ['a hidden field of an array of objects', withHidden([{}]), HIDDEN],
    ['a symbol-keyed field of an array', Object.assign([1], { [Symbol('a')]: 1 }), SYMBOLS],
    ['a hidden symbol-keyed field', withHidden({ a: 1 }, Symbol('a')), SYMBOLS],
    ['a field of a date', Object.assign(new Date(0), { zone: 'UTC' }), OWN],
    ['a symbol-keyed field of a date', Object.assign(new Date(0), { [Symbol('a')]: 1 }), OWN],
    ['a field of a Map', Object.assign(new Map(), { tenant: 1 }), OWN],
    ['a hidden field of a Set', withHidden(new Set()), OWN],
    ['a field of a Buffer', Object.assign(Buffer.from('a'), { tenant: 1 }), OWN],
    ['a hidden field of a short Buffer', withHidden(Buffer.from('a')), OWN],
    ['a field of a long Buffer', Object.assign(Buffer.alloc(5_000), { tenant: 1 }), OWN],
    ['a symbol-keyed field of a long Buffer', Object.assign(Buffer.alloc(99), { [Symbol('a')]: 1 }), OWN],
    [
      'a field of a typed array of another realm',
      runInNewContext('Object.assign(new Float64Array(99), { a: 1 })'),
      OWN,
    ],
    ['a field of a URL', Object.assign(new URL('http://a'), { tenant: 1 }), OWN],
    ['a field of a text object', Object.assign(Object('a') as object, { tenant: 1 }), OWN],
    ['a field of a RegExp', Object.assign(/a/, { tenant: 1 }), OWN],
    [
      'where a RegExp goes on',
      withLastIndex(),
      'a RegExp in the middle of a search (its lastIndex is not 0)',
    ],
    ['an iterator', new Map([[1, 2]]).entries(), 'an iterator'],
  ])('is refused: %s', (_, value, reason) => {
    expect(refusalOf(value)).toBe(`[0] is ${reason}`);
    expect(refusalOf({ a: [value] })).toBe(`[0].a[0] is ${reason}`);
  });

  it.each<[string, unknown, string]>([
    ['where the class says what it counts as', new Told('user', 'bob'), 'Told(["user","bob"])'],
    ['in private methods and statics alone', new Methods(), 'Methods{"a":1}'],
    ['of a long Buffer without fields', Buffer.alloc(33), `@Buffer(${Buffer.alloc(33).toString('base64')})`],
    ['in a text object without fields', Object('a'), '@String("a")'],
  ])('is none: %s', (_, value, text) => {
    expect(keyOf(value)).toBe(`F.f:${text}`);
  });

  it('is not looked for in an array of more than 64 items', () => {
    expect(keyOf(withHidden(Array.from({ length: 64 }, String)).slice())).toMatch(/^F\.f:/);
    expect(refusalOf(withHidden(Array.from({ length: 64 }, String)))).toBe(`[0] is ${HIDDEN}`);
    expect(refusalOf(withHidden(Array.from({ length: 65 }, String)))).toMatch(/^it has the key/);
  });
});

describe('What an error holds', () => {
  it.each<[string, unknown, unknown]>([
    ['its cause', new Error('a', { cause: 1 }), new Error('a', { cause: 2 })],
    ['no cause', new Error('a'), new Error('a', { cause: 1 })],
    ['the errors of an AggregateError', new AggregateError([1], 'a'), new AggregateError([2], 'a')],
    ['a field that is not enumerable', withHidden(new Error('a')), new Error('a')],
    ['the name of a DOMException', new DOMException('a', 'AbortError'), new DOMException('a', 'DataError')],
  ])('counts: %s', (_, left, right) => {
    expect(keyOf(left)).not.toBe(keyOf(right));
  });

  it('does not count where it is undefined', () => {
    expect(keyOf(new Error('a', { cause: undefined }))).toBe(keyOf(new Error('a')));
  });
});

describe('The name of a class', () => {
  const named = (name: string) => Object.assign(new { [name]: class {} }[name]!(), { a: 1 });

  it('may be null, which is no object without a prototype', () => {
    expect(keyOf(named('null'))).toBe('F.f:null{"a":1}');
    expect(keyOf(Object.assign(Object.create(null) as object, { a: 1 }))).toBe('F.f:{"a":1}');
  });

  it('may have a static member in its place', () => {
    class Left {
      a = 1;
    }
    class Right {
      a = 1;
    }
    for (const each of [Left, Right]) Object.defineProperty(each, 'name', { value: () => 'Same' });
    expect(keyOf(new Left())).toBe('F.f:Left{"a":1}');
    expect(keyOf(new Right())).toBe('F.f:Right{"a":1}');
  });
});

describe('A date with a zone', () => {
  const instant = '2024-05-06T07:08:09.000Z';
  const luxon = (zone: string) => DateTime.fromISO(instant, { zone });
  /** As moment and day.js make them: what they keep, and the methods by which they tell it. */
  class Moment {
    readonly _isAMomentObject = true;
    constructor(
      private readonly zone: string | undefined,
      readonly _isUTC: boolean,
      private readonly minutes: number,
    ) {}
    tz() {
      return this.zone;
    }
    utcOffset() {
      return this.minutes;
    }
    toJSON() {
      return instant;
    }
  }
  class Dayjs {
    readonly $d = new Date(instant);
    readonly $x: { $timezone?: string };
    constructor(
      zone: string | undefined,
      readonly $u: boolean | undefined,
      private readonly minutes: number,
      readonly $offset?: number,
    ) {
      this.$x = zone === undefined ? {} : { $timezone: zone };
    }
    utcOffset() {
      return this.minutes;
    }
    toJSON() {
      return instant;
    }
  }

  it.each<[string, unknown, unknown]>([
    ['luxon, with one distance to UTC', luxon('Europe/Berlin'), luxon('Europe/Paris')],
    ['luxon', luxon('UTC'), luxon('Asia/Tokyo')],
    ['moment-timezone', new Moment('Europe/Berlin', true, 120), new Moment('Europe/Paris', true, 120)],
    ['moment with a fixed distance', new Moment(undefined, true, 0), new Moment(undefined, true, 60)],
    ['moment in the zone of the process', new Moment(undefined, true, 0), new Moment(undefined, false, 0)],
    ['day.js', new Dayjs('Europe/Berlin', undefined, 120), new Dayjs('Europe/Paris', undefined, 120)],
    ['day.js in UTC', new Dayjs(undefined, true, 0), new Dayjs(undefined, undefined, 0)],
    [
      'day.js with a fixed distance that is that of the process',
      new Dayjs(undefined, false, 60, 60),
      new Dayjs(undefined, false, 60),
    ],
    ['day.js with a fixed distance', new Dayjs(undefined, false, 60), new Dayjs(undefined, false, 120)],
  ])('counts with it: %s', (_, left, right) => {
    expect(keyOf(left)).not.toBe(keyOf(right));
  });

  it('counts the same in the same zone', () => {
    expect(keyOf(luxon('Europe/Berlin'))).toBe(keyOf(luxon('Europe/Berlin')));
    expect(keyOf(new Moment('Europe/Berlin', true, 120))).toBe(keyOf(new Moment('Europe/Berlin', true, 120)));
  });
});

describe('The key of an entry in classes', () => {
  const classes = {
    keys: new Map<object | null, (instance: object) => unknown>([
      [URLSearchParams.prototype, String],
      [Told.prototype, () => 'by the entry'],
    ]),
    typeOf: () => undefined,
  };

  it('goes before everything that an instance says itself', () => {
    const limits = { ...LIMITS, classes };
    expect(keyOf(new URLSearchParams('a=1'), limits)).toBe('F.f:URLSearchParams("a=1")');
    expect(keyOf({ q: new Told('user', 'bob') }, limits)).toBe('F.f:{"q":Told("by\\u0020the\\u0020entry")}');
    expect(() => keyOf(new Admin('a', 'b'), limits)).toThrow('private state');
  });

  it('names the place where what it answers has no key', () => {
    const keys = new Map<object | null, () => unknown>([[User.prototype, () => () => 1]]);
    const limits = { ...LIMITS, classes: { ...classes, keys } };
    expect(() => keyOf([new User('a', 'b')], limits)).toThrow('[0][0].key() is a function');
  });
});

describe('Time', () => {
  /** The least of some, and never none: milliseconds of the processor. */
  function timeOf(action: () => unknown): number {
    const times = Array.from({ length: 4 }, () => {
      const start = process.cpuUsage();
      action();
      return process.cpuUsage(start).user / 1_000;
    });
    return Math.max(Math.min(...times), 2);
  }
  const nested = (count: number, wrap: (inner: unknown) => unknown) => {
    let value: unknown = 1;
    for (let level = 0; level < count; level++) value = wrap(value);
    return value;
  };

  it.each<[string, number, (inner: unknown) => unknown]>([
    ['Sets of one', 9_000, (inner) => new Set([inner])],
    ['Sets of two', 7_000, (inner) => new Set([inner, 1])],
    ['Maps of two', 4_000, (inner) => new Map<unknown, unknown>([['a', inner], ['b', 1]])], // prettier-ignore
  ])('for %s in one another is not that of putting all of it in order at every level', (_, count, wrap) => {
    const deep = nested(count, wrap);
    const plain = nested(count, (inner) => [inner, 1]);
    const ofArrays = timeOf(() => refusalOf(plain));
    expect(timeOf(() => refusalOf(deep))).toBeLessThan(ofArrays * 4);
  });

  it('for Sets as deep as anybody nests them is no reason to refuse them', () => {
    const members = (level: number) => Array.from({ length: 40 }, (_, index) => `${level}-${index}`);
    const value = nested(16, (inner) => new Set([inner, ...members(1)]));
    expect(keyOf(value)).toMatch(/^F\.f:#/);
    expect(refusalOf(nested(7_000, (inner) => new Set([inner, 1])))).toContain(
      'more Sets or Maps in one another than can be put in order',
    );
  });
});
