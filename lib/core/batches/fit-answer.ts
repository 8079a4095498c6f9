import { describeThrown, describeValue } from '../../errors/describe-value';
import { isObject } from '../kinds/kind';
import type { AnswerRules } from '../../options/batch-options';
import type { Callback } from '../../options/option-reader';

/** What a method was asked for. */
export interface AskedIds {
  readonly instance: unknown;
  readonly ids: readonly unknown[];
  /** Equal for ids that are the same to the cache; undefined where that cannot be told. */
  readonly keyOf: (id: unknown) => string | undefined;
}

/** What an answer comes to: one item for each id, or what is wrong with it, as the end of a sentence. */
export type Fitted =
  | { readonly kind: 'fit'; readonly items: readonly unknown[] }
  | { readonly kind: 'unfit'; readonly reason: string; readonly cause?: unknown };

/** Tells the items of an answer apart. Never throws. */
export function fitAnswer(answer: unknown, rules: AnswerRules, asked: AskedIds): Fitted {
  if (!Array.isArray(answer)) return unfit(`answered ${describeValue(answer)} in place of an array`);
  const rows: readonly unknown[] = answer;
  const { by } = rules;
  if (by === undefined) return fitInOrder(rows, asked);
  try {
    return new RowsById(asked).fit(rows, by, rules.absent);
  } catch (cause) {
    return unfit(`answered with a row that by cannot read: it threw ${describeThrown(cause)}`, cause);
  }
}

function fitInOrder(items: readonly unknown[], { ids }: AskedIds): Fitted {
  if (items.length === ids.length) return { kind: 'fit', items };
  return unfit(`answered an array of ${items.length} for ${ids.length} ids`);
}

function unfit(reason: string, cause?: unknown): Fitted {
  return { kind: 'unfit', reason, ...(cause !== undefined && { cause }) };
}

/** An id, and its rows: one that it was asked for twice may have two. */
interface Slot {
  places: number;
  readonly rows: unknown[];
}

/** The rows of an answer, each under its id: the very same value, or one with the same key. */
class RowsById {
  private readonly slots = new Map<unknown, Slot>();
  /** Made where an id is not one of the very same values: that of a Date, say. */
  private byKey: Map<string, Slot> | undefined;

  constructor(private readonly asked: AskedIds) {
    for (const id of asked.ids) {
      const slot = (isObject(id) ? this.find(id) : this.slots.get(id)) ?? { places: 0, rows: [] };
      slot.places += 1;
      this.slots.set(id, slot);
      this.nameByKey(id, slot);
    }
  }

  fit(rows: readonly unknown[], by: Callback, absent: AnswerRules['absent']): Fitted {
    for (const row of rows) {
      // What stands for nothing is no row.
      if (row === undefined || row === null) continue;
      const id = by.call(this.asked.instance, row);
      const slot = this.find(id);
      if (slot === undefined)
        return unfit(`answered with a row of ${describeValue(id)}, which is no id that it was asked for`);
      if (slot.rows.length === slot.places) return unfit(`answered with two rows of ${describeValue(id)}`);
      slot.rows.push(row);
    }
    return this.inOrder(absent);
  }

  private inOrder(absent: AnswerRules['absent']): Fitted {
    const items: unknown[] = [];
    for (const id of this.asked.ids) {
      const { rows } = this.slots.get(id) as Slot; // each id has one
      if (rows.length > 0) items.push(rows.length > 1 ? rows.shift() : rows[0]);
      else if (absent !== undefined) items.push(absent());
      else
        return unfit(`answered without a row of ${describeValue(id)}, and absent says nothing of such ids`);
    }
    return { kind: 'fit', items };
  }

  private find(id: unknown): Slot | undefined {
    const slot = this.slots.get(id);
    if (slot !== undefined) return slot;
    if (this.byKey === undefined) {
      this.byKey = new Map();
      for (const [each, of] of this.slots) this.nameByKey(each, of);
    }
    const key = this.asked.keyOf(id);
    return key === undefined ? undefined : this.byKey.get(key);
  }

  private nameByKey(id: unknown, slot: Slot): void {
    const key = this.byKey && this.asked.keyOf(id);
    if (key !== undefined && !this.byKey?.has(key)) this.byKey?.set(key, slot);
  }
}
