import type { OutcomeCodec } from '../../ports/outcome-codec';
import { deliver } from '../calls/deliver';
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

/** Sees to it that no two items of an answer are one object, where they can be copied. */
export class OutcomeCopies {
  private readonly handedOut = new Set<unknown>();

  constructor(private readonly codec: OutcomeCodec) {}

  /** The value itself for the first that asks for it, a copy for every other. */
  ownOf(item: BatchItem, value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (this.handedOut.has(value)) return this.make(item, value);
    this.handedOut.add(value);
    return value;
  }

  make({ question }: BatchItem, value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const key = question?.key ?? '';
    try {
      const outcome = this.codec.decode(this.codec.encode({ kind: 'result', value }, key), key);
      return outcome === undefined ? value : deliver(outcome);
    } catch {
      // What cannot be copied is not kept either, and was reported.
      return value;
    }
  }
}
