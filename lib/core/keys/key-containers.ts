import { invisibleFieldsOf } from '../kinds/own-fields';
import { type KeyPlace } from './key-classes';
import { KeyFrame } from './key-frame';
import { KeyRefusal, KeyTooLarge, refuseOver } from './key-refusal';
import { keyShapes } from './key-shapes';
import { quote, writeNumbers } from './key-text';

export interface FieldsOpening {
  /** What stands before the first field: a brace, and the name of a class before it. */
  readonly opening: string;
  readonly room: number;
  /** What is recorded of the fields. */
  readonly recorded: KeyPlace['recorded'];
}

/**
 * Begins an object, with its fields in the order of their names: objects that differ in nothing else have one text.
 * A field that is undefined is as none: a class that declares it and a literal that leaves it out are one call.
 */
export function openFields(value: object, { opening, room, recorded }: FieldsOpening): string | KeyFrame {
  const keys = Object.keys(value);
  refuseOver(room, keys.length * 4);
  refuseInvisible(value, keys.length);
  const all: readonly unknown[] = Object.values(value);
  const isDefined = (_: unknown, index: number) => all[index] !== undefined;
  const hasAll = !all.includes(undefined);
  const names = hasAll ? keys : keys.filter(isDefined);
  const values = hasAll ? all : all.filter(isDefined);
  if (names.length === 0) return `${opening}}`;
  const shape = keyShapes.shapeOf(names, room);
  if (shape === undefined) throw new KeyTooLarge();
  const { labels, order } = shape;
  return new KeyFrame({ value, values, opening, closing: '}', labels, order, names, recorded });
}

/**
 * Up to this length an array is searched for fields besides its items (as `String.match` adds them). In longer ones
 * they are not seen: asking for them would cost two thirds of the whole key.
 */
const LONGEST_SEARCHED = 64;

/** Begins an array, or writes it where it holds numbers only. */
export function openArray(
  value: readonly unknown[],
  room: number,
  { recorded }: KeyPlace,
): string | KeyFrame {
  refuseOver(room, value.length * 2);
  if (value.length <= LONGEST_SEARCHED) {
    const keys = Object.keys(value);
    // Its length is a field too, and not enumerable.
    refuseInvisible(value, keys.length + 1);
    const names = keys.filter((name) => !isIndex(name));
    if (names.length > 0) return openArrayWithFields(value, names.sort());
  }
  return (
    writeNumbers(value) ??
    new KeyFrame({ value, values: value, opening: '[', closing: ']', recorded: itemsOf(recorded) })
  );
}

/** Of a class that is recorded where an array stands nothing is known of the items. */
function itemsOf(recorded: KeyPlace['recorded']): KeyPlace['recorded'] {
  return recorded?.prototype === undefined ? recorded : undefined;
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
  refuseOwnFields(value, 0);
  const values = [...value].flatMap((entry) => entry);
  return new KeyFrame({ value, values, opening: '@Map(', closing: ')', perMember: 2 });
}

/** Begins a Set, whose members have no order. */
export function openSet(value: ReadonlySet<unknown>, room: number): KeyFrame {
  refuseOver(room, value.size * 2);
  refuseOwnFields(value, 0);
  return new KeyFrame({ value, values: [...value], opening: '@Set(', closing: ')', perMember: 1 });
}

/** Of an error the first two stand before all others, and the stack is not part of what it says. */
const SAID_FIRST = ['name', 'message', 'stack'];

/**
 * Begins an error: name and message, then what was added, a status or a code, and what is not enumerable as a rule:
 * its cause, and the errors that an AggregateError holds.
 */
export function openError(value: Error, name: string): KeyFrame {
  if (Object.getOwnPropertySymbols(value).length > 0)
    throw new KeyRefusal('an object with symbol-keyed fields');
  const names = Object.getOwnPropertyNames(value).filter((key) => !SAID_FIRST.includes(key));
  const fields = names.map((key): unknown => Reflect.get(value, key));
  const present = names.filter((_, index) => fields[index] !== undefined).sort();
  return new KeyFrame({
    value,
    values: [value.name, value.message, ...present.map((key) => fields[names.indexOf(key)])],
    opening: `${name}(`,
    closing: ')',
    labels: ['', ',', ...present.map((key) => `,${quote(key)}:`)],
    names: ['name', 'message', ...present],
  });
}

/** Refuses fields of a built-in object, whose content is elsewhere, beyond those that it always has. */
export function refuseOwnFields(value: object, usual: number): void {
  if (invisibleFieldsOf(value, usual) !== undefined)
    throw new KeyRefusal('a built-in object with fields of its own');
}

function refuseInvisible(value: object, visible: number): void {
  const invisible = invisibleFieldsOf(value, visible);
  if (invisible !== undefined) throw new KeyRefusal(`an object with ${invisible}`);
}
