import type { Answer } from '../../ports/outcome-cache';

/** All of them, in their order. */
export function allAnswers<Value>(answers: readonly Answer<Value>[]): Promise<Value[]> {
  return Promise.all(answers);
}

/** Who is told what was found of each of many, by its place among them. */
interface FoundOfMany<Found> {
  take(found: Found, place: number): void;
  fail(error: unknown): void;
}

/**
 * What is found of each of them leads to, in their order. Without a promise for each, as Promise.all would need: there may be
 * thousands.
 */
export function allAnswersOf<Item, Found, Value>(
  items: readonly Item[],
  ask: (asker: FoundOfMany<Found>) => void,
  lead: (item: Item, found: Found) => Answer<Value>,
): Promise<Value[]> {
  return new Promise((resolve, reject) => {
    const values = new Array<Value>(items.length);
    let left = items.length + 1;
    const countDown = (): void => {
      if (--left === 0) resolve(values);
    };
    const put = (value: Value, place: number): void => {
      values[place] = value;
      countDown();
    };
    const take = (found: Found, place: number): void => {
      try {
        const value = lead(items[place] as Item, found); // there is one
        if (value instanceof Promise) value.then((later) => put(later, place), reject);
        else put(value, place);
      } catch (error) {
        reject(error);
      }
    };
    ask({ take, fail: reject });
    countDown();
  });
}
