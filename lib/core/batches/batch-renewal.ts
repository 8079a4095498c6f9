import { UnfitAnswerError } from '../../errors/unfit-answer.error';
import type { TracedRun } from '../calls/computation';
import type { Runner } from '../calls/runner';
import type { BatchRecipe } from './batch-recipe';
import { runBatch } from './batch-run';

/** An id that is to be renewed, and who waits for its item. */
interface RenewedId {
  readonly run: TracedRun;
  readonly resolve: (item: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Renews what one call of a batch has found past its life: ids whose turn comes together are one run of the method, so that
 * a page of stale items costs no query for each. All else of a renewal is as for the single method.
 */
export class BatchRenewal {
  private gathered: RenewedId[] = [];

  constructor(
    private readonly batch: BatchRecipe,
    private readonly runner: Pick<Runner, 'runTraced'>,
  ) {}

  /** What a run of the single method would come to. */
  run(run: TracedRun): Promise<unknown> {
    if (this.gathered.length === 0) queueMicrotask(() => void this.runAll());
    return new Promise((resolve, reject) => this.gathered.push({ run, resolve, reject }));
  }

  private async runAll(): Promise<void> {
    const ids = this.gathered;
    this.gathered = [];
    const { maxSize } = this.batch;
    for (let at = 0; at < ids.length; at += maxSize) await this.runChunk(ids.slice(at, at + maxSize));
  }

  private async runChunk(chunk: readonly RenewedId[]): Promise<void> {
    const [first] = chunk;
    if (first === undefined) return;
    const { instance, args, outcome } = first.run;
    const ids = chunk.map(({ run }) => run.args[0]);
    try {
      const batchRun = { instance, ids, further: args.slice(1), outcome };
      const { fitted } = await runBatch(this.batch, this.runner, batchRun);
      if (fitted.kind === 'unfit') return this.runEach(chunk, fitted);
      for (const [index, { resolve }] of chunk.entries()) resolve(fitted.items[index]);
    } catch (error) {
      for (const { reject } of chunk) reject(error);
    }
  }

  /** Of an answer that does not fit nobody can tell whose an item is. */
  private runEach(
    chunk: readonly RenewedId[],
    { reason, cause }: { readonly reason: string; readonly cause?: unknown },
  ): void {
    this.batch.single.report(new UnfitAnswerError({ method: this.batch.name, reason, cause }));
    for (const { run, resolve, reject } of chunk) this.runner.runTraced(run).then(resolve, reject);
  }
}
