import type { CallListener } from '../../ports/call-listener';
import type { Question } from '../../ports/outcome-cache';
import type { Call, KeylessCall, Snapshot } from '../calls/call';
import { questionsOf } from '../calls/questions';
import type { Recipe } from '../calls/recipe';
import type { BatchCall } from './batch-recipe';

/** One id of a batch: a call of the single method, which the batch makes for it. */
export interface BatchItem extends KeylessCall {
  /** Undefined: the cache cannot be asked. It is in the run, and its outcome is not kept. */
  readonly question: Question | undefined;
  readonly snapshot: Snapshot | undefined;
  /** Where in the batch it stands: there may be several that are the same to the cache. */
  readonly positions: number[];
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
    const key = single.keyFor(instance, args);
    return key === undefined ? undefined : makeQuestion(key, instance, args);
  };
}

/** The calls of the single method that a batch comes to, in its order: those with one key are one. */
export function itemsOf({ instance, ids, further }: BatchCall, terms: ItemsTerms): BatchItem[] {
  const byKey = new Map<string, BatchItem>();
  const items: BatchItem[] = [];
  for (const [position, id] of ids.entries()) {
    const args = [id, ...further];
    const question = terms.ask(instance, args);
    const same = question && byKey.get(question.key);
    if (same) {
      same.positions.push(position);
      continue;
    }
    const item = makeItem({ instance, args, question, position }, terms);
    if (question) byKey.set(question.key, item);
    items.push(item);
  }
  return items;
}

function makeItem(
  { position, question, ...call }: Pick<BatchItem, 'instance' | 'args' | 'question'> & { position: number },
  { recipe, listener }: ItemsTerms,
): BatchItem {
  const { instance, args } = call;
  const snapshot = question && recipe.snapshot(instance, args, question.key);
  return { ...call, question, snapshot, trace: listener?.begin(undefined, args), positions: [position] };
}

export function isKeyed(item: BatchItem): item is KeyedItem {
  return item.question !== undefined;
}

/** The arguments as they were when the batch was called; undefined where that is lost. */
export function restoreItem({ args, snapshot }: BatchItem): readonly unknown[] | undefined {
  return snapshot === undefined ? args : snapshot.restore();
}
