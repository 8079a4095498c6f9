import type { Answer } from '../../ports/outcome-cache';
import type { Found, Lookups } from '../stale/windowed-lookups';
import type { KeyedItem } from './batch-items';

/**
 * Looks up all of these items in one tick. What is found of each leads to something; answers that, in their order. Without a
 * promise for each, as Promise.all would need: there may be thousands.
 */
export function lookUpAll<Value>(
  items: readonly KeyedItem[],
  lookups: Lookups,
  lead: (item: KeyedItem, found: Found) => Answer<Value>,
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
        const value = lead(items[place] as KeyedItem, found); // there is one
        if (value instanceof Promise) value.then((later) => put(later, place), reject);
        else put(value, place);
      } catch (error) {
        reject(error);
      }
    };
    if (lookups.lookupAll === undefined)
      for (const [place, { question }] of items.entries()) {
        const found = lookups.lookup(question);
        if (found instanceof Promise) found.then((later) => take(later, place), reject);
        else take(found, place);
      }
    else
      lookups.lookupAll(
        items.map(({ question }) => question),
        take,
      );
    countDown();
  });
}
