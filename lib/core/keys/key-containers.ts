import { KeyFrame } from './key-frame';
import { KeyRefusal, KeyTooLarge, refuseOver } from './key-refusal';
import { keyShapes } from './key-shapes';
import { quote, writeNumbers } from './key-text';

/** Begins an object, with its fields in the order of their names: objects that differ in nothing else have one text. */
export function openFields(value: object, opening: string, room: number): string | KeyFrame {
  const keys = Object.keys(value);
  refuseOver(room, keys.length * 4);
  refuseSymbols(value);
  if (keys.length === 0) return `${opening}}`;
  const shape = keyShapes.shapeOf(keys, room);
  if (shape === undefined) throw new KeyTooLarge();
  const { labels, order } = shape;
  return new KeyFrame({
    value,
    values: Object.values(value),
    opening,
    closing: '}',
    labels,
    order,
    names: keys,
  });
}

/**
 * Up to this length an array is searched for fields besides its items (as `String.match` adds them). In longer ones
 * they are not seen, nor are symbol-keyed ones in any: asking for them would cost two thirds of the whole key.
 */
const LONGEST_SEARCHED = 64;

/** Begins an array, or writes it where it holds numbers only. */
export function openArray(value: readonly unknown[], room: number): string | KeyFrame {
  refuseOver(room, value.length * 2);
  if (value.length <= LONGEST_SEARCHED) {
    const names = Object.keys(value).filter((name) => !isIndex(name));
    if (names.length > 0) return openArrayWithFields(value, names.sort());
  }
  return writeNumbers(value) ?? new KeyFrame({ value, values: value, opening: '[', closing: ']' });
}

function isIndex(name: string): boolean {
  return `${Number(name) >>> 0}` === name;
}

function openArrayWithFields(value: readonly unknown[], names: readonly string[]): KeyFrame {
  const fields = names.map((name): unknown => Reflect.get(value, name));
  const itemLabels = Array.from(value, (_, index) => (index === 0 ? '' : ','));
  const fieldLabels = names.map((name, place) => `${place === 0 ? ']{' : ','}${quote(name)}:`);
  return new KeyFrame({
    value,
    values: value.concat(fields),
    opening: '[',
    closing: '}',
    labels: [...itemLabels, ...fieldLabels],
    names: [...Object.keys(itemLabels), ...names],
  });
}

/** Begins a Map, whose entries have no order. */
export function openMap(value: ReadonlyMap<unknown, unknown>, room: number): KeyFrame {
  refuseOver(room, value.size * 4);
  const values = [...value].flatMap((entry) => entry);
  return new KeyFrame({ value, values, opening: '@Map(', closing: ')', perMember: 2 });
}

/** Begins a Set, whose members have no order. */
export function openSet(value: ReadonlySet<unknown>, room: number): KeyFrame {
  refuseOver(room, value.size * 2);
  return new KeyFrame({ value, values: [...value], opening: '@Set(', closing: ')', perMember: 1 });
}

/** Begins an error: name and message, which are not enumerable as a rule, and what was added: a status, a code. */
export function openError(value: Error, name: string): KeyFrame {
  refuseSymbols(value);
  const names = Object.keys(value).filter((key) => key !== 'name' && key !== 'message' && key !== 'stack');
  names.sort();
  const fields = names.map((key): unknown => Reflect.get(value, key));
  return new KeyFrame({
    value,
    values: [value.name, value.message, ...fields],
    opening: `${name}(`,
    closing: ')',
    labels: ['', ',', ...names.map((key) => `,${quote(key)}:`)],
    names: ['name', 'message', ...names],
  });
}

function refuseSymbols(value: object): void {
  if (Object.getOwnPropertySymbols(value).length > 0)
    throw new KeyRefusal('an object with symbol-keyed fields');
}
