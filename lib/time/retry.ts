import type { Scheduler } from '../ports/scheduler';
import { Backoff, type BackoffSettings } from './backoff';

/** What every retry of an application has in common. */
export interface RetryTiming {
  readonly scheduler: Scheduler;
  /** From 0 to 1. @default Math.random */
  readonly random?: (() => number) | undefined;
}

export type RetrySettings = BackoffSettings & RetryTiming;

/** Tries something again after a pause, which grows while it fails. One attempt waits at a time. */
export class Retry {
  private readonly backoff: Backoff;
  private cancelTimer: () => void = doNothing;

  constructor(private readonly settings: RetrySettings) {
    this.backoff = new Backoff(settings);
  }

  /** Calls `attempt` after the next pause, in place of one that waits already. */
  schedule(attempt: () => void): void {
    this.cancel();
    this.cancelTimer = this.settings.scheduler.later(attempt, this.backoff.next());
  }

  /** The attempt that waits is not made. */
  cancel(): void {
    this.cancelTimer();
    this.cancelTimer = doNothing;
  }

  /** It has worked: the next pause is a first one again. */
  succeeded(): void {
    this.cancel();
    this.backoff.reset();
  }
}

function doNothing(): void {}
