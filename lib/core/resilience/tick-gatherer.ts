import type { Question } from '../../ports/outcome-cache';
import type { Scheduler } from '../../ports/scheduler';
import type { Deadlines } from '../../time/deadlines';
import { LookupBatch, type LookupObserver, type PendingLookup } from './lookup-batch';

export interface TickGathererSettings {
  /** How long a look-up may take, in milliseconds. */
  readonly readDeadline: number;
  readonly deadlines: Deadlines;
  readonly scheduler: Scheduler;
  readonly observer: LookupObserver;
  readonly send: (lookups: readonly PendingLookup[]) => void;
}

/**
 * Gathers the questions of one tick into one batch. It is sent when every caller of the tick has run, microtasks and
 * what they call included, and before the loop reads from a socket again: a call that joins a run begun before it must
 * not come after an invalidation that was confirmed in between, and a confirmation has to be read from a socket.
 */
export class TickGatherer {
  private batch: LookupBatch | undefined;

  constructor(private readonly settings: TickGathererSettings) {}

  /** The batch of this tick. */
  get current(): LookupBatch {
    return (this.batch ??= this.open());
  }

  add(batch: LookupBatch, question: Question): PendingLookup {
    const { deadlines, readDeadline } = this.settings;
    if (batch.lookups.length === 0) deadlines.start(batch, readDeadline);
    question.due = batch.due;
    return batch.add(question);
  }

  /** An invalidation may have been confirmed without a socket: whoever asks from now on shares nothing of before. */
  forget(): void {
    this.batch = undefined;
  }

  private open(): LookupBatch {
    const { observer, readDeadline, scheduler } = this.settings;
    const batch = new LookupBatch(observer, readDeadline);
    // In a macrotask nextTick alone comes before the microtasks; queued by one of them it comes after them all.
    queueMicrotask(() => scheduler.beforePoll(() => this.close(batch)));
    return batch;
  }

  private close(batch: LookupBatch): void {
    if (this.batch === batch) this.batch = undefined;
    if (batch.lookups.length > 0) this.settings.send(batch.lookups);
  }
}
