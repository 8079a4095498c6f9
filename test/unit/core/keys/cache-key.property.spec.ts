import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { buildKey } from '../../../../lib/core/keys/cache-key';
import { fastWriter } from '../../../../lib/core/keys/fast-writer';
import { NO_CLASSES } from '../../../../lib/core/keys/key-classes';
import { KeyWalk } from '../../../../lib/core/keys/key-walk';
import type { RecordedType } from '../../../../lib/ports/recorded-type';
import { anyValue, ordinaryObject, Place, Point } from '../../../support/values/key-values';
import { type Declared, Seer } from '../../../support/values/seen-values';

const LIMITS = { maxKeyBytes: 1_000_000 };
const SEED = 20_26;
/** A longer run: KEY_PAIRS=1000000 npx jest test/unit/core/cache-key.property.spec.ts */
const PAIRS = Number(process.env.KEY_PAIRS ?? 110_000);
const LIST = 40;
const PAIRS_PER_LIST = (LIST * (LIST - 1)) / 2;

const keyOf = (args: readonly unknown[]) => buildKey('F.f', args, [], LIMITS);

function withoutTrailing(args: readonly unknown[]): readonly unknown[] {
  const last = args.findLastIndex((each) => each !== undefined);
  return args.slice(0, last + 1);
}

const POINT: Declared = { prototype: Point.prototype, fields: new Map() };
/** `y` of a Place is declared as a Point. */
const PLACE: Declared = { prototype: Place.prototype, fields: new Map([['y', POINT]]) };

function recordedAs({ prototype, fields }: Declared): RecordedType {
  const typeOfField = (name: string) => {
    const field = fields.get(name);
    return field && recordedAs(field);
  };
  return { prototype, itemType: undefined, typeOfField };
}

/** What stands where a Place is declared: a Place, a literal of its fields, or anything else. */
const placeOrLiteral = fc.oneof(
  fc.tuple(anyValue, anyValue).map(([x, y]) => Object.assign(new Place(), { x, y })),
  fc.tuple(anyValue, anyValue).map(([x, y]) => ({ x, y })),
  fc.tuple(anyValue, anyValue).map(([y, x]) => ({ x, y: Object.assign(new Point(), { y: x, x: y }) })),
  fc.tuple(anyValue, anyValue).map(([y, x]) => ({ x, y: { y: x, x: y } })),
  anyValue,
);

describe('Keys of generated arguments', () => {
  it('are equal if and only if the arguments are deeply equal', () => {
    const lists = fc.array(fc.array(anyValue, { maxLength: 2 }), { minLength: LIST, maxLength: LIST });
    const everyTwo = (list: unknown[][]) => {
      const keys = list.map(keyOf);
      const args = list.map((each) => withoutTrailing(each).map((value) => new Seer().see(value)));
      for (let left = 0; left < list.length; left++) {
        for (let right = left + 1; right < list.length; right++) {
          const isEqual = isDeepStrictEqual(args[left], args[right]);
          if (isEqual !== (keys[left] === keys[right]))
            throw new Error(`${keys[left]} and ${keys[right]}: ${isEqual}`);
        }
      }
    };
    fc.assert(fc.property(lists, everyTwo), { seed: SEED, numRuns: Math.ceil(PAIRS / PAIRS_PER_LIST) });
  }, 600_000);

  it('are equal for a class and a literal of its fields where the class is declared, and only there', () => {
    const limits = {
      ...LIMITS,
      classes: { keys: new Map(), typeOf: (prototype: object | null) => typeOf.get(prototype) },
      parameters: [recordedAs(PLACE)],
    };
    const typeOf = new Map([POINT, PLACE].map((each) => [each.prototype as object | null, recordedAs(each)]));
    const lists = fc.array(placeOrLiteral, { minLength: LIST, maxLength: LIST });
    const everyTwo = (list: unknown[]) => {
      const keys = list.map((value) => buildKey('F.f', [value], [], limits));
      const seen = list.map((value) => new Seer([POINT, PLACE]).see(value, PLACE));
      for (let left = 0; left < list.length; left++) {
        for (let right = left + 1; right < list.length; right++) {
          const isEqual = isDeepStrictEqual(seen[left], seen[right]);
          if (isEqual !== (keys[left] === keys[right]))
            throw new Error(`${keys[left]} and ${keys[right]}: ${isEqual}`);
        }
      }
    };
    fc.assert(fc.property(lists, everyTwo), {
      seed: SEED,
      numRuns: Math.ceil(PAIRS / PAIRS_PER_LIST / 2),
    });
  }, 600_000);

  it('are equal for copies whose fields, keys and members come in another order', () => {
    fc.assert(
      fc.property(anyValue, (value) => expect(keyOf([reversed(value)])).toBe(keyOf([value]))),
      { seed: SEED, numRuns: 3_000 },
    );
  });

  it('are the same whether written the quick way or by the walk', () => {
    fc.assert(
      fc.property(ordinaryObject, (value) => {
        const quick = fastWriter.append('', value, 1_000_000);
        fc.pre(quick !== undefined);
        expect(quick).toBe(
          new KeyWalk({
            position: 0,
            room: 1_000_000,
            place: { recorded: undefined, classes: NO_CLASSES },
          }).write(value),
        );
      }),
      { seed: SEED, numRuns: 3_000 },
    );
  });

  it('are printable ASCII without spaces, of at most 200 characters', () => {
    fc.assert(
      fc.property(fc.array(anyValue), (args) => expect(keyOf(args)).toMatch(/^F\.f:[!-~]{0,196}$/)),
      { seed: SEED, numRuns: 2_000 },
    );
  });
});

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  if (value instanceof Map)
    return new Map([...value].reverse().map(([key, inner]) => [reversed(key), reversed(inner)]));
  if (value instanceof Set) return new Set([...value].reverse().map(reversed));
  if (value instanceof Date || value instanceof Error || ArrayBuffer.isView(value)) return value;
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value).reverse()) copy[name] = reversed(inner);
  return copy;
}
