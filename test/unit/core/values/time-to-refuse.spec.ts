import { CopyingCodec } from '../../../../lib/core/values/copying-codec';
import { SharingCodec } from '../../../../lib/core/values/sharing-codec';
import { TextCodec } from '../../../../lib/core/values/text-codec';
import type { OutcomeCodec } from '../../../../lib/ports/outcome-codec';

const options = { method: 'F.f', classes: [], errorClasses: [], maxValueBytes: 1024 * 1024 };
const CODECS: Array<[string, OutcomeCodec]> = [
  ['memory', new CopyingCodec(options)],
  ['text', new TextCodec(options)],
];

const words = (count: number) => Array.from({ length: count }, (_, index) => `word number ${index}`);

/** The least of some: milliseconds of the processor, and never none. */
function timeOf(action: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    action();
    return process.cpuUsage(start).user / 1_000;
  });
  return Math.max(Math.min(...times), 1);
}

describe.each(CODECS)('The time to find out that a value is too large (%s)', (_, codec) => {
  const refuse = (value: unknown) => {
    expect(() => codec.encode({ kind: 'result', value }, 'k')).toThrow('larger than maxValueBytes (1048576)');
  };

  it.each<[string, (words: string[]) => unknown]>([
    ['an array of words', (all) => all],
    ['an array of words beside a date', (all) => [new Date(5), all]],
    ['a Map of words', (all) => new Map(all.map((word) => [word, word]))],
    ['a Set of words', (all) => new Set(all)],
  ])('is a part of the time to list what it holds: %s', (_name, make) => {
    const value = make(words(300_000));
    const names = timeOf(() => Object.getOwnPropertyNames(words(300_000)).length);
    expect(timeOf(() => refuse(value))).toBeLessThan(names / 3);
  });

  it('of an object with many fields is not many times that of listing them', () => {
    const value = Object.fromEntries(words(200_000).map((word) => [word, word]));
    const listed = timeOf(() => Object.keys(value).length);
    expect(timeOf(() => refuse(value))).toBeLessThan(listed * 4);
  });

  it('does not grow with the value', () => {
    const [less, more] = [120_000, 480_000].map((count) =>
      Array.from({ length: count }, (_each, index) => ({ id: index, name: 'some name' })),
    );
    expect(timeOf(() => refuse(more))).toBeLessThan(timeOf(() => refuse(less)) * 2);
  });
});

describe("The time to look through a value in memory with isolation: 'share'", () => {
  const codec: OutcomeCodec = new SharingCodec({ method: 'F.f' });

  it('does not grow with what its arrays, Maps and Sets hold', () => {
    let reads = 0;
    const items = new Proxy(words(1_000_000), {
      get(target, name) {
        reads++;
        return Reflect.get(target, name) as unknown;
      },
    });
    codec.encode({ kind: 'result', value: items }, 'k');
    expect(reads).toBeLessThan(5_000);
  });
});

describe('A value that is just small enough', () => {
  it.each(CODECS)('is kept all the same (%s)', (kind, codec) => {
    const text = kind === 'text' ? words(46_000) : words(45_000);
    const payload = codec.encode({ kind: 'result', value: text }, 'k');
    expect(codec.decode(payload, 'k')).toEqual({ kind: 'result', value: text });
  });

  it('is kept to the last character of its JSON', () => {
    for (const value of [
      ['a', 'b'],
      { a: 1, bc: [true, null] },
      [[], {}],
      'abc',
      [1.5, -2],
      null,
      { a: {} },
    ]) {
      const json = JSON.stringify(value);
      const fits = new TextCodec({ ...options, maxValueBytes: json.length + 1 });
      expect(fits.encode({ kind: 'result', value }, 'k')).toBe(`1j${json}`);
    }
  });
});
