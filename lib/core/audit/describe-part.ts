import { types } from 'node:util';
import { describeThrown, describeValue } from '../../errors/describe-value';

/** Stands for a field, an item or a member that only the other of two values has. */
export const NOTHING = Symbol('nothing');

/** Describes a part of an outcome for who compares it with another one: as any value, and what it says where that matters. */
export function describePart(part: unknown): string {
  if (part === NOTHING) return 'nothing';
  return types.isDate(part) || types.isNativeError(part) ? describeContent(part) : describeValue(part);
}

function describeContent(part: Date | Error): string {
  if (types.isNativeError(part)) return describeThrown(part);
  return Number.isNaN(part.getTime()) ? 'an invalid date' : `${part.toISOString()} (Date)`;
}

/** Of what comes before the place where two texts part, so much is shown. */
const SHOWN_BEFORE = 15;

/** Describes two texts from a little before the place where they part: long ones may begin alike. */
export function describeTexts(one: string, other: string): readonly [one: string, other: string] {
  const from = placeOfDifference(one, other) - SHOWN_BEFORE;
  if (from <= SHOWN_BEFORE) return [describeValue(one), describeValue(other)];
  return [describeValue(`…${one.slice(from)}`), describeValue(`…${other.slice(from)}`)];
}

function placeOfDifference(one: string, other: string): number {
  let place = 0;
  while (place < one.length && one[place] === other[place]) place++;
  return place;
}
