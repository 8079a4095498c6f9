import type { BatchDecoration } from '../../nest/batch-decoration';
import type { Decoration } from '../../nest/decoration';
import { boundBatchOf } from '../../runtime/application';
import { MemoizedBatch } from '../../runtime/batches/memoized-batch';
import { runPlainly } from '../../runtime/batches/plain-batch';
import type { MemoizedMethod } from '../../runtime/memoized-method';
import { nameOfClass } from '../../types/class-name';
import type { AsyncMethod } from '../../types/method';
import { callsOfBatch } from './batch-calls';
import { Verbs } from './verbs';

/** What stands behind the verbs of a batch. */
export interface BatchOfInstance {
  readonly instance: object;
  readonly prototype: object;
  readonly batch: BatchDecoration;
  readonly single: Decoration;
}

/**
 * The verbs of a batch, which mean the outcomes of its single method: `getCacheKey` answers their keys, one a line;
 * `refresh` runs the method for all ids.
 */
export class BatchVerbs extends Verbs {
  override readonly original: AsyncMethod;
  private readonly batch: BatchDecoration;
  private readonly name: string;

  constructor({ instance, prototype, batch, single }: BatchOfInstance) {
    super(instance, prototype, single);
    this.batch = batch;
    this.name = `${nameOfClass(prototype.constructor)}.${batch.name}`;
    this.original = (...args: unknown[]) => runPlainly(batch, instance, args);
  }

  protected override callsOf(args: readonly unknown[]): readonly (readonly unknown[])[] {
    return callsOfBatch(args, this.name);
  }

  protected override rerun(_: MemoizedMethod, args: readonly unknown[]): Promise<unknown> {
    const batch = boundBatchOf(this.instance, this.batch);
    return batch instanceof MemoizedBatch ? batch.refresh(this.instance, args) : this.original(...args);
  }
}
