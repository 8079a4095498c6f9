import { findDifference } from '../../../../lib/core/audit/find-difference';

class Money {
  constructor(readonly cents: number) {}
}

class Day {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }

  toText(): string {
    return this.#text;
  }
}

const classes = [{ class: Day, to: (day: Day) => day.toText(), from: (text: string) => new Day(text) }];
const compare = (kept: unknown, now: unknown) => findDifference(kept, now, { start: 'result', classes });

function ringOf(name: string): object {
  const ring: { name: string; self?: object } = { name };
  ring.self = ring;
  return ring;
}

function chainOf(length: number, end: unknown): unknown {
  let chain = end;
  for (let link = 0; link < length; link++) chain = { next: chain };
  return chain;
}

describe('findDifference', () => {
  it.each<[string, unknown, unknown]>([
    ['primitives', 1, 1],
    ['NaN', Number.NaN, Number.NaN],
    ['fields in another order', { a: 1, b: [2] }, { b: [2], a: 1 }],
    ['a field that is undefined and one that is not there', { a: undefined }, {}],
    ['Maps and Sets in another order', [new Map([['a', 1], ['b', 2]]), new Set([1, 2])], [new Map([['b', 2], ['a', 1]]), new Set([2, 1])]], // prettier-ignore
    ['Dates, URLs, bytes', [new Date(5), new URL('http://a/'), Buffer.from('a')], [new Date(5), new URL('http://a/'), Buffer.from('a')]], // prettier-ignore
    ['an invalid Date', new Date(Number.NaN), new Date(Number.NaN)],
    ['errors, whatever their stack', new RangeError('a'), new RangeError('a')],
    ['instances', new Money(1), new Money(1)],
    ['instances that hide what they are', new Day('today'), new Day('today')],
    ['rings', ringOf('a'), ringOf('a')],
    ['what is deeper than the stack', chainOf(50_000, 1), chainOf(50_000, 1)],
  ])('finds none in %s', (_, kept, now) => {
    expect(compare(kept, now)).toBeUndefined();
  });

  it.each<[unknown, unknown, string, string, string]>([
    [1, 2, 'result', '1 (number)', '2 (number)'],
    [0, -0, 'result', '0 (number)', '0 (number)'],
    [undefined, null, 'result', 'undefined', 'null'],
    [{ a: { b: 1 } }, { a: {} }, 'result.a.b', '1 (number)', 'nothing'],
    [{}, { 'a b': 1 }, 'result["a b"]', 'nothing', '1 (number)'],
    [[1, { a: 2 }], [1, { a: 3 }], 'result[1].a', '2 (number)', '3 (number)'],
    [[1, 2], [1], 'result.length', '2 (number)', '1 (number)'],
    [[1], { 0: 1 }, 'result', 'an array of 1', 'an object with the fields 0'],
    [new Map([['a', 1]]), new Map(), 'result.a', '1 (number)', 'nothing'],
    [new Map(), new Map([['a', 1]]), 'result.a', 'nothing', '1 (number)'],
    [new Map([[{ id: 1 }, 1]]), new Map([[{ id: 2 }, 1]]), 'result[0][0].id', '1 (number)', '2 (number)'],
    [new Set([1]), new Set([2]), 'result.has()', '1 (number)', 'nothing'],
    [new Set(), new Set([2]), 'result.has()', 'nothing', '2 (number)'],
    [new Set([{ a: 1 }]), new Set([{ a: 2 }]), 'result[0].a', '1 (number)', '2 (number)'],
    [Buffer.from([1, 2]), Buffer.from([1, 3]), 'result[1]', '2 (number)', '3 (number)'],
    [
      new URL('http://a/'),
      new URL('http://b/'),
      'result.href',
      "'http://a/' (string)",
      "'http://b/' (string)",
    ],
    [new Error('a'), new Error('b'), 'result.message', "'a' (string)", "'b' (string)"],
    [new Error('a', { cause: 1 }), new Error('a', { cause: 2 }), 'result.cause', '1 (number)', '2 (number)'],
    [new RangeError('a'), new TypeError('a'), 'result', 'RangeError: a', 'TypeError: a'],
    [new Money(1), { cents: 1 }, 'result', 'an instance of Money', 'an object with the fields cents'],
    [new Day('a'), new Day('b'), 'result.to()', "'a' (string)", "'b' (string)"],
    [new Date(0), null, 'result', '1970-01-01T00:00:00.000Z (Date)', 'null'],
    [
      `${'x'.repeat(100)}1${'y'.repeat(100)}`,
      `${'x'.repeat(100)}2${'y'.repeat(100)}`,
      'result',
      `'…${'x'.repeat(15)}1${'y'.repeat(42)}…' (string)`,
      `'…${'x'.repeat(15)}2${'y'.repeat(42)}…' (string)`,
    ],
  ])('tells %p from %p', (one, other, path, kept, now) => {
    expect(compare(one, other)).toEqual({ path, kept, now });
  });
});
