import type { OutcomeCodec } from '../../ports/outcome-codec';
import { deliver } from '../calls/deliver';
import type { BatchItem } from './batch-items';

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
