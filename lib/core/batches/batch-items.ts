import type { CallListener } from '../../ports/call-listener';
import type { CallTrace } from '../../ports/call-trace';
import type { Question } from '../../ports/outcome-cache';
import type { Call, KeylessCall, Snapshot } from '../calls/call';
import { questionsOf } from '../calls/recipe';
import type { Recipe } from '../calls/recipe';
import type { Flight } from '../calls/single-flight';
import type { BatchCall } from './batch-recipe';

/** One id of a batch: a call of the single method, which the batch makes for it. There may be thousands. */
export class BatchItem implements KeylessCall {
  /** Where in the batch it stands, */
  position = 0;
  /** and where else: there may be several that are the same to the cache. */
  others: number[] | undefined;
  snapshot: Snapshot | undefined;
  trace: CallTrace | undefined;
  /** The run that it has waited for too long, if it has. */
  overdue: Flight | undefined;

  /** @param question undefined: the cache cannot be asked. It is in the run, and its outcome is not kept */
  constructor(
    readonly instance: object,
    readonly args: readonly unknown[],
    readonly question: Question | undefined,
  ) {}
}

/** One that the cache can be asked for. */
export type KeyedItem = BatchItem & Call;

/** The question of a call of the single method; undefined: it is made as if it were not memoized. */
export type AskSingle = (instance: object, args: readonly unknown[]) => Question | undefined;

export interface ItemsTerms {
  readonly recipe: Pick<Recipe, 'snapshot'>;
  readonly listener?: CallListener | undefined;
  readonly ask: AskSingle;
}

/** Whatever decides whether a call of the single method may be memoized decides it here for the id of a batch. */
export function askSingle(single: Recipe): AskSingle {
  const makeQuestion = questionsOf(single);
  return (instance, args) => {
    // Its condition is asked for each id: one that is refused is in the run, and not kept.
    if (single.admits?.(instance, args) === false) return undefined;
    const key = single.keyFor(instance, args);
    return key === undefined ? undefined : makeQuestion(key, instance, args);
  };
}

/** The calls of the single method that a batch comes to, in its order: those with one key are one. */
export function itemsOf({ instance, ids, further }: BatchCall, terms: ItemsTerms): BatchItem[] {
  const { ask, listener, recipe } = terms;
  const byKey = new Map<string, BatchItem>();
  const items: BatchItem[] = [];
  for (let position = 0; position < ids.length; position++) {
    const args = further.length === 0 ? [ids[position]] : [ids[position], ...further];
    const question = ask(instance, args);
    const same = question && byKey.get(question.key);
    if (same) {
      (same.others ??= []).push(position);
      continue;
    }
    const item = new BatchItem(instance, args, question);
    item.position = position;
    item.trace = listener?.begin(undefined, args);
    if (question) {
      item.snapshot = recipe.snapshot(instance, args, question.key);
      byKey.set(question.key, item);
    }
    items.push(item);
  }
  return items;
}

export function isKeyed(item: BatchItem): item is KeyedItem {
  return item.question !== undefined;
}

/** The arguments as they were when the batch was called; undefined where that is lost. */
export function restoreItem({ args, snapshot }: BatchItem): readonly unknown[] | undefined {
  return snapshot === undefined ? args : snapshot.restore();
}
