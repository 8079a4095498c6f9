import type { ClassEntry } from '../../options/class-entry';
import { isObject } from '../kinds/kind';
import { joinSteps } from '../kinds/path';
import { describePart, describeTexts } from './describe-part';
import { type Pair, pairsOf } from './pairs';

/** Where two outcomes differ first, in words. */
export interface Difference {
  /** `result.items[3].price`. */
  readonly path: string;
  /** What stands there in the cache, as the end of a sentence: `500 (number)`. */
  readonly kept: string;
  /** What the method answers there now. */
  readonly now: string;
}

export interface ComparisonTerms {
  /** What the path begins with. */
  readonly start: string;
  readonly classes: readonly ClassEntry[];
}

/** A pair that is being looked into. */
interface Level {
  readonly pair: Pair;
  readonly parts: Iterator<Pair>;
}

/**
 * Compares what was kept with what is now, in the order in which they are read; undefined where they are alike. It does
 * not recurse, however deep they are.
 */
export function findDifference(
  kept: unknown,
  now: unknown,
  { start, classes }: ComparisonTerms,
): Difference | undefined {
  const known = new KnownPairs();
  const levels: Level[] = [];
  let pair: Pair | undefined = { step: start, one: kept, other: now };
  while (pair !== undefined) {
    const { one, other }: Pair = pair;
    if (!Object.is(one, other)) {
      if (!areOfOneKind(one, other)) return describe(pair, levels);
      if (known.add(one, other))
        levels.push({ pair, parts: pairsOf(one, other, classes)[Symbol.iterator]() });
    }
    pair = nextOf(levels);
  }
  return undefined;
}

function nextOf(levels: Level[]): Pair | undefined {
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const next = level.parts.next();
    if (next.done !== true) return next.value;
    levels.pop();
  }
  return undefined;
}

function areOfOneKind<One>(one: One, other: unknown): one is One & object {
  if (!isObject(one) || !isObject(other)) return false;
  return Reflect.getPrototypeOf(one) === Reflect.getPrototypeOf(other);
}

/** References may be shared, and may go round. */
class KnownPairs {
  private readonly pairs = new WeakMap<object, Set<unknown>>();

  /** false where it is known already. */
  add(one: object, other: unknown): boolean {
    const others = this.pairs.get(one) ?? new Set();
    this.pairs.set(one, others);
    if (others.has(other)) return false;
    others.add(other);
    return true;
  }
}

function describe({ step, one, other }: Pair, levels: readonly Level[]): Difference {
  const [start, ...steps] = [...levels.map(({ pair }) => pair.step), step];
  const [kept, now] =
    typeof one === 'string' && typeof other === 'string'
      ? describeTexts(one, other)
      : [describePart(one), describePart(other)];
  return { path: joinSteps(start, steps), kept, now };
}
