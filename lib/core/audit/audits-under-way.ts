import type { Scheduler } from '../../ports/scheduler';
import { pause } from '../../time/pause';

export interface AuditsUnderWaySettings {
  readonly scheduler: Scheduler;
  /** For how long an application that ends waits for them, in milliseconds: a method may hang. */
  readonly patience: number;
}

/** The audits that have not ended yet, of all methods of an application. */
export class AuditsUnderWay {
  private readonly audits = new Set<Promise<void>>();

  constructor(private readonly settings: AuditsUnderWaySettings) {}

  /** @param audit never rejects */
  track(audit: Promise<void>): Promise<void> {
    this.audits.add(audit);
    return audit.finally(() => this.audits.delete(audit));
  }

  /** Begins an audit once the event loop has got to what waits for the answer. */
  trackLater(audit: () => Promise<void>): void {
    const { scheduler } = this.settings;
    void this.track(new Promise<void>((resolve) => scheduler.afterPoll(resolve)).then(audit));
  }

  async drain(): Promise<void> {
    if (this.audits.size === 0) return;
    const { patience, scheduler } = this.settings;
    await Promise.race([Promise.allSettled(this.audits), pause(scheduler, patience)]);
  }
}
