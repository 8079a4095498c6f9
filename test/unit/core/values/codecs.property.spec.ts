import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { CopyingCodec } from '../../../../lib/core/values/copying-codec';
import type { OutcomeCodec } from '../../../../lib/ports/outcome-codec';
import { TextCodec } from '../../../../lib/core/values/text-codec';
import { anyValue, Place, Point } from '../../../support/values/key-values';

const options = { method: 'Files.find', classes: [Point, Place], errorClasses: [], maxValueBytes: 1_000_000 };
const CODECS: Array<[string, OutcomeCodec]> = [
  ['memory', new CopyingCodec(options)],
  ['text', new TextCodec(options)],
];
/** A longer run: KEPT_VALUES=100000 npx jest test/unit/core/codecs.property.spec.ts */
const RUNS = { seed: 42, numRuns: Number(process.env.KEPT_VALUES ?? 3_000) };

describe.each(CODECS)('Generated values (%s)', (_, codec) => {
  const keep = (value: unknown) => codec.encode({ kind: 'result', value }, 'key');
  const read = (payload: unknown) => (codec.decode(payload, 'key') as { value: unknown }).value;

  it('come back as they were', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        fc.pre(!isSecondOwnProto(value));
        const back = read(keep(value));
        if (!isDeepStrictEqual(back, value)) throw new Error('it came back as something else');
      }),
      RUNS,
    );
  }, 600_000);

  it('come back with their sharing: the same objects twice, and no object of the caller', () => {
    fc.assert(
      fc.property(
        fc.array(anyValue, { minLength: 2, maxLength: 3 }),
        fc.nat(2),
        fc.nat(2),
        (values, first, second) => {
          const all = [...values, values[first % values.length], { again: values[second % values.length] }];
          const back = read(keep(all)) as unknown[];
          const { again } = back.at(-1) as { again: unknown };
          expect(isDeepStrictEqual(back, all)).toBe(true);
          expect(Object.is(again, back[second % values.length])).toBe(true);
          expect(objectsIn(back).some((each) => objectsIn(all).includes(each))).toBe(false);
        },
      ),
      { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 10) },
    );
  }, 600_000);

  it('are not changed by what is done to a copy, or to the value that was kept', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const payload = keep(value);
        const expected = read(keep(value));
        objectsIn(read(payload)).forEach(spoil);
        objectsIn(value).forEach(spoil);
        expect(isDeepStrictEqual(read(payload), expected)).toBe(true);
      }),
      { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 3) },
    );
  }, 600_000);
});

/** The generators make none; should they ever, it is refused, and that is another test's. */
function isSecondOwnProto(value: unknown): boolean {
  return objectsIn(value).some((each) => Object.hasOwn(each, '__proto__'));
}

function objectsIn(value: unknown, found = new Set<object>()): object[] {
  if (typeof value !== 'object' || value === null || found.has(value)) return [...found];
  found.add(value);
  const inner =
    value instanceof Map ? [...value].flat(1) : value instanceof Set ? [...value] : Object.values(value);
  if (!ArrayBuffer.isView(value)) inner.forEach((each) => objectsIn(each, found));
  return [...found];
}

function spoil(value: object): void {
  if (value instanceof Map || value instanceof Set) return value.clear();
  if (value instanceof Date) return void value.setTime(1);
  if (ArrayBuffer.isView(value))
    return void new Uint8Array(value.buffer, value.byteOffset, value.byteLength).fill(7);
  Object.assign(value, { spoiled: true, message: 'spoiled', a: 'spoiled' });
}
