import type { Scheduler } from '../ports/scheduler';
import { pause } from './pause';

/** Work that has not ended yet, such as fills that a store has not answered: so that an application that ends can wait. */
export class UnderWay {
  private readonly work = new Set<Promise<unknown>>();

  /** Resolves or rejects as the work does. */
  async track<Value>(work: Promise<Value>): Promise<Value> {
    this.work.add(work);
    try {
      return await work;
    } finally {
      this.work.delete(work);
    }
  }

  /**
   * Waits until all of it has ended, but for at most `patience` milliseconds: a server that hangs answers nothing, and the
   * way to it has to be closed all the same, or it keeps the process alive.
   */
  async drain(scheduler: Scheduler, patience: number): Promise<void> {
    if (this.work.size === 0) return;
    await Promise.race([Promise.allSettled(this.work), pause(scheduler, patience)]);
  }
}
