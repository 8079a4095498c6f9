import type { Scheduler } from '../../ports/scheduler';
import { pause } from '../../time/pause';

/** Fills that a store has not answered yet, so that an application that ends can wait for them. */
export class FillsUnderWay {
  private readonly fills = new Set<Promise<unknown>>();

  /** Resolves or rejects as `fill` does. */
  async track<Value>(fill: Promise<Value>): Promise<Value> {
    this.fills.add(fill);
    try {
      return await fill;
    } finally {
      this.fills.delete(fill);
    }
  }

  /**
   * Waits until they have ended, but for at most `patience` milliseconds: a server that hangs answers none of them, and
   * the way to it has to be closed all the same, or it keeps the process alive.
   */
  async drain(scheduler: Scheduler, patience: number): Promise<void> {
    if (this.fills.size === 0) return;
    await Promise.race([Promise.allSettled(this.fills), pause(scheduler, patience)]);
  }
}
