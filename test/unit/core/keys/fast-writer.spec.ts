import { buildKey } from '../../../../lib/core/keys/cache-key';
import { fastWriter } from '../../../../lib/core/keys/fast-writer';
import { NO_CLASSES } from '../../../../lib/core/keys/key-classes';
import { KeyWalk } from '../../../../lib/core/keys/key-walk';

const ROOM = 1_000_000;
const walk = (value: unknown): string =>
  new KeyWalk({ position: 0, room: ROOM, place: { recorded: undefined, classes: NO_CLASSES } }).write(value);

describe('the quick way to the text of an object', () => {
  it('continues what was begun', () => {
    expect(fastWriter.append('F.f:1,', { b: 'x', a: [1, 'y', null] }, ROOM)).toBe(
      'F.f:1,{"a":[1,"y",null],"b":"x"}',
    );
  });

  it.each([
    1,
    9,
    10,
    99,
    100,
    12_345,
    2 ** 30 - 1,
    2 ** 30,
    2 ** 31,
    2 ** 53,
    0,
    -0,
    -1,
    1.5,
    1e21,
    1e-7,
    NaN,
  ])('writes the number %p as the walk does', (number) => {
    expect(fastWriter.append('', { number }, ROOM)).toBe(walk({ number }));
  });

  it.each(['', ' ', '"', '\\', 'é', '\u0000', '\ud800', 'x'.repeat(41), 'a b'])(
    'writes the string %j as the walk does',
    (text) => {
      expect(fastWriter.append('', { text, [text]: 1, end: text }, ROOM)).toBe(
        walk({ text, [text]: 1, end: text }),
      );
    },
  );

  it('writes what the walk writes, or leaves it to the walk, about where its room ends', () => {
    for (let length = 4_060; length < 4_110; length++) {
      const value = { before: 'x'.repeat(length), after: 12_345, list: [true, false] };
      const text = fastWriter.append('', value, ROOM);
      if (text !== undefined) expect(text).toBe(walk(value));
    }
    expect(fastWriter.append('', { text: 'x'.repeat(4_000) }, ROOM)).toBeDefined();
    expect(fastWriter.append('', { text: 'x'.repeat(4_100) }, ROOM)).toBeUndefined();
  });

  it('leaves names that are longer than its room to the walk', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`${'n'.repeat(80)}${index}`, 1]),
    );
    expect(fastWriter.append('', wide, ROOM)).toBeUndefined();
    expect(buildKey('F.f', [wide], [], { maxKeyBytes: ROOM })).toMatch(/^F\.f:#[0-9a-f]{64}$/);
  });

  it('does not mix two texts when a getter asks for another key in the middle', () => {
    const inner = { other: 'text', numbers: [1, 2, 3] };
    let seen: string | undefined;
    const value = {
      first: 'one',
      nested: {
        get trap() {
          seen = buildKey('G.g', [inner], [], { maxKeyBytes: ROOM });
          return 'two';
        },
      },
    };
    expect(buildKey('F.f', [value], [], { maxKeyBytes: ROOM })).toBe(
      'F.f:{"first":"one","nested":{"trap":"two"}}',
    );
    expect(seen).toBe('G.g:{"numbers":[1,2,3],"other":"text"}');
  });

  it('works again after a getter has thrown', () => {
    const hostile = {
      get trap(): never {
        throw new Error('no');
      },
    };
    expect(() => fastWriter.append('', { hostile }, ROOM)).toThrow('no');
    expect(fastWriter.append('', { a: 1 }, ROOM)).toBe('{"a":1}');
  });
});
