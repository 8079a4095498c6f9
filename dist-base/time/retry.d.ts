import type { Scheduler } from '../ports/scheduler';
import { type BackoffSettings } from './backoff';
/** What every retry of an application has in common. */
export interface RetryTiming {
    readonly scheduler: Scheduler;
    /** From 0 to 1. @default Math.random */
    readonly random?: (() => number) | undefined;
}
export type RetrySettings = BackoffSettings & RetryTiming;
/** Tries something again after a pause, which grows while it fails. One attempt waits at a time. */
export declare class Retry {
    private readonly settings;
    private readonly backoff;
    private cancelTimer;
    constructor(settings: RetrySettings);
    /** Calls `attempt` after the next pause, in place of one that waits already. */
    schedule(attempt: () => void): void;
    /** The attempt that waits is not made. */
    cancel(): void;
    /** It has worked: the next pause is a first one again. */
    succeeded(): void;
}
