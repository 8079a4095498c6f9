import { isDeepStrictEqual, types } from 'node:util';
import type { ClassEntry } from '../../options/class-entry';
import { isObject, kindOf } from '../kinds/kind';
import { stepTo } from '../kinds/path';
import { NOTHING } from './describe-part';

/** Two parts that stand in the same place. */
export interface Pair {
  readonly step: string;
  readonly one: unknown;
  readonly other: unknown;
}

/** Takes two objects apart that are of one kind: into what must be alike in both for them to be alike. */
export function pairsOf(one: object, other: unknown, classes: readonly ClassEntry[]): Iterable<Pair> {
  if (!isObject(other)) return [];
  const converted = pairConverted(one, other, classes);
  if (converted !== undefined) return [converted];
  if (types.isMap(one) && types.isMap(other)) return pairsOfMaps(one, other);
  if (types.isSet(one) && types.isSet(other)) return pairsOfSets(one, other);
  if (types.isTypedArray(one) && types.isTypedArray(other))
    return isDeepStrictEqual(one, other) ? [] : pairsOfLists(one, other);
  if (Array.isArray(one) && Array.isArray(other)) return pairsOfLists(one, other);
  const [text, otherText] = [textOf(one), textOf(other)];
  return text === undefined ? pairsOfFields(one, other) : [pair(text.step, text.value, otherText?.value)];
}

/** What says all of an object that has no fields. */
function textOf(value: object): { readonly step: string; readonly value: unknown } | undefined {
  if (types.isDate(value)) return { step: '.toISOString()', value: describeDate(value) };
  if (value instanceof URL) return { step: '.href', value: value.href };
  if (types.isRegExp(value)) return { step: '.toString()', value: String(value) };
  if (types.isBoxedPrimitive(value)) return { step: '.valueOf()', value: value.valueOf() };
  return undefined;
}

function describeDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString();
}

function pair(step: string, one: unknown, other: unknown): Pair {
  return { step, one, other };
}

/** What a class is kept as says all that is kept of it. */
function pairConverted(one: object, other: object, classes: readonly ClassEntry[]): Pair | undefined {
  const prototype = Reflect.getPrototypeOf(one);
  const to = classes.find((entry) => entry.to !== undefined && entry.class.prototype === prototype)?.to;
  return to && pair('.to()', to(one), to(other));
}

type List = ArrayLike<unknown>;

function* pairsOfLists(one: List, other: List): Iterable<Pair> {
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index++) yield pair(`[${index}]`, one[index], other[index]);
  yield pair('.length', one.length, other.length);
}

/** Of keys that are objects, those in the same place belong together. */
function* pairsOfMaps(
  one: ReadonlyMap<unknown, unknown>,
  other: ReadonlyMap<unknown, unknown>,
): Iterable<Pair> {
  for (const [key, value] of one) {
    if (isObject(key)) continue;
    yield pair(stepTo(String(key)), value, other.has(key) ? other.get(key) : NOTHING);
  }
  for (const [key, value] of other)
    if (!isObject(key) && !one.has(key)) yield pair(stepTo(String(key)), NOTHING, value);
  yield* pairsOfLists(
    complexOnly(one, ([key]) => key),
    complexOnly(other, ([key]) => key),
  );
}

/** Of members that are objects likewise. */
function* pairsOfSets(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): Iterable<Pair> {
  for (const member of one)
    if (!isObject(member) && !other.has(member)) yield pair('.has()', member, NOTHING);
  for (const member of other)
    if (!isObject(member) && !one.has(member)) yield pair('.has()', NOTHING, member);
  yield* pairsOfLists(
    complexOnly(one, (member) => member),
    complexOnly(other, (member) => member),
  );
}

function complexOnly<Item>(items: Iterable<Item>, keyOf: (item: Item) => unknown): readonly Item[] {
  return [...items].filter((item) => isObject(keyOf(item)));
}

/** Of an error, what is seldom enumerable; nobody keeps a stack. */
const HIDDEN_IN_ERRORS = ['name', 'message', 'cause', 'errors'];

/** The order does not count, nor does a field that is there and undefined. */
function* pairsOfFields(one: object, other: object): Iterable<Pair> {
  const isError = kindOf(one) === 'error' || one instanceof Error;
  const hidden = isError ? HIDDEN_IN_ERRORS : [];
  const names = new Set([...hidden, ...Object.keys(one), ...Object.keys(other)]);
  if (isError) names.delete('stack');
  for (const name of names) yield pair(stepTo(name), fieldOf(one, name), fieldOf(other, name));
}

function fieldOf(value: object, name: string): unknown {
  const field: unknown = Reflect.get(value, name);
  return field === undefined ? NOTHING : field;
}
