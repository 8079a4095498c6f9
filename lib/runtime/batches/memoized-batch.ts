import { BatchMemoizer } from '../../core/batches/batch-memoizer';
import type { BatchCall, BatchRecipe } from '../../core/batches/batch-recipe';
import { UnsharedBatches } from '../../core/batches/unshared-batches';
import type { BatchDecoration } from '../../nest/batch-decoration';
import type { AnswerRules } from '../../options/batch-options';
import type { CallListener } from '../../ports/call-listener';
import type { MemoizedMethod } from '../memoized-method';
import { runPlainly } from './plain-batch';

export interface MemoizedBatchParts {
  readonly decoration: BatchDecoration;
  /** `ProductsService.findByIds`. */
  readonly name: string;
  /** The method whose outcomes its items are. */
  readonly single: MemoizedMethod;
}

/** One batch of one class in one application. It has no outcomes of its own: they are those of its single method. */
export class MemoizedBatch implements BatchRecipe {
  readonly refusal = undefined;
  readonly name: string;
  readonly single: MemoizedMethod;
  readonly maxSize: number;
  readonly rules: AnswerRules;
  private readonly decoration: BatchDecoration;
  private readonly memoizer: BatchMemoizer;
  private readonly unshared: UnsharedBatches;

  constructor({ decoration, name, single }: MemoizedBatchParts) {
    this.decoration = decoration;
    this.name = name;
    this.single = single;
    this.maxSize = decoration.maxSize;
    this.rules = decoration.rules;
    this.memoizer = new BatchMemoizer(this, single.registered);
    this.unshared = new UnsharedBatches(this, single.registered);
  }

  get listener(): CallListener | undefined {
    return this.single.listener;
  }

  async call(instance: object, args: readonly unknown[]): Promise<unknown> {
    const call = readCall(instance, args);
    // What takes no list of ids answers for itself.
    if (!this.single.isEnabled || call === undefined) return runPlainly(this.decoration, instance, args);
    const { transaction } = this.single;
    return transaction === undefined ? this.memoizer.call(call) : this.unshared.call(call, transaction);
  }

  /** @throws UnkeyableArgumentError, and CallbackError where the tags of an id cannot be told (as a rejection) */
  async refresh(instance: object, args: readonly unknown[]): Promise<unknown> {
    const call = readCall(instance, args);
    if (!this.single.isEnabled || call === undefined) return runPlainly(this.decoration, instance, args);
    const keyOf = (ofSingle: readonly unknown[]): string => this.single.requireCall(instance, ofSingle);
    if (this.single.transaction === undefined) return this.memoizer.refresh(call, keyOf);
    for (const id of call.ids) keyOf([id, ...call.further]);
    return this.unshared.run(call);
  }

  keyOf(instance: object, args: readonly unknown[]): string | undefined {
    try {
      return this.single.requireKey(instance, args);
    } catch {
      return undefined;
    }
  }

  /** A run of it is one of its single method, for a test that holds that. */
  async run(instance: object, args: readonly unknown[]): Promise<unknown> {
    await this.single.beforeRun?.();
    return this.decoration.original.apply(instance, [...args]);
  }
}

function readCall(instance: object, [ids, ...further]: readonly unknown[]): BatchCall | undefined {
  return Array.isArray(ids) ? { instance, ids: [...(ids as unknown[])], further } : undefined;
}
