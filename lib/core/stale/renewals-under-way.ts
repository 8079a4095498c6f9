import type { Scheduler } from '../../ports/scheduler';
import { UnderWay } from '../../time/under-way';

/** How a renewal has ended: another process is at it, or whatever else. */
export type Renewed = 'elsewhere' | 'ended';

/** For how long nobody here asks again whether another process is still at it, in milliseconds. */
const ELSEWHERE_MS = 100;

/**
 * The renewals that have not ended yet, on one cache, in this process, and those that were just seen to go on in another one:
 * at most one a key. Each try costs a script, and the copy that memory in front of a shared cache has.
 */
export class RenewalsUnderWay {
  private readonly keys = new Set<string>();
  private readonly work = new UnderWay();

  constructor(private readonly scheduler: Scheduler) {}

  has(key: string): boolean {
    return this.keys.has(key);
  }

  /** @param renew never rejects */
  begin(key: string, renew: () => Promise<Renewed>): void {
    this.keys.add(key);
    const forget = (): boolean => this.keys.delete(key);
    void this.work
      .track(renew())
      .then((renewed) => (renewed === 'elsewhere' ? this.scheduler.later(forget, ELSEWHERE_MS) : forget()));
  }

  /** Waits until all of them have ended, but for at most `patience` milliseconds: a method may hang. */
  drain(patience: number): Promise<void> {
    return this.work.drain(this.scheduler, patience);
  }
}
