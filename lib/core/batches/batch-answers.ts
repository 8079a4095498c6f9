import type { BatchItem } from './batch-items';
import type { BatchCall } from './batch-recipe';

/** What a batch answers, as it comes in: in the order of the question. */
export class BatchAnswers {
  readonly items: unknown[];

  constructor(count: number) {
    this.items = new Array(count).fill(undefined);
  }

  /** @param makeCopy called for each further place where the id stands */
  put({ position, others }: BatchItem, value: unknown, makeCopy: () => unknown): void {
    this.items[position] = value;
    if (others) for (const other of others) this.items[other] = makeCopy();
  }
}

/** A batch under way. */
export interface BatchUnderWay {
  readonly instance: object;
  readonly items: readonly BatchItem[];
  readonly answers: BatchAnswers;
  /** Whether its ids are calls; those of a refresh are none. */
  readonly isCall: boolean;
}

export function beginBatch(
  { instance, ids }: BatchCall,
  items: readonly BatchItem[],
  isCall = true,
): BatchUnderWay {
  return { instance, items, answers: new BatchAnswers(ids.length), isCall };
}
