import type { Scheduler } from '../../ports/scheduler';
import { UnderWay } from '../../time/under-way';

/** The renewals that have not ended yet, on one cache, in this process: at most one a key. */
export class RenewalsUnderWay {
  private readonly keys = new Set<string>();
  private readonly work = new UnderWay();

  has(key: string): boolean {
    return this.keys.has(key);
  }

  /** @param renew never rejects */
  begin(key: string, renew: () => Promise<void>): void {
    this.keys.add(key);
    void this.work.track(renew()).finally(() => this.keys.delete(key));
  }

  /** Waits until all of them have ended, but for at most `patience` milliseconds: a method may hang. */
  drain(scheduler: Scheduler, patience: number): Promise<void> {
    return this.work.drain(scheduler, patience);
  }
}
