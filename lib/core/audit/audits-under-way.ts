import type { Scheduler } from '../../ports/scheduler';
import { UnderWay } from '../../time/under-way';

export interface AuditsUnderWaySettings {
  readonly scheduler: Scheduler;
  /** For how long an application that ends waits for them, in milliseconds: a method may hang. */
  readonly patience: number;
}

/** The audits that have not ended yet, of all methods of an application. */
export class AuditsUnderWay {
  private readonly audits = new UnderWay();

  constructor(private readonly settings: AuditsUnderWaySettings) {}

  /** @param audit never rejects */
  track(audit: Promise<void>): Promise<void> {
    return this.audits.track(audit);
  }

  /** Begins an audit once the event loop has got to what waits for the answer. */
  trackLater(audit: () => Promise<void>): void {
    const { scheduler } = this.settings;
    void this.track(new Promise<void>((resolve) => scheduler.afterPoll(resolve)).then(audit));
  }

  drain(): Promise<void> {
    return this.audits.drain(this.settings.scheduler, this.settings.patience);
  }
}
