import type { Scheduler } from '../../ports/scheduler';
/** How a renewal has ended: another process is at it, or whatever else. */
export type Renewed = 'elsewhere' | 'ended';
/**
 * The renewals that have not ended yet, on one cache, in this process, and those that were just seen to go on in another one:
 * at most one a key. Each try costs a script, and the copy that memory in front of a shared cache has.
 */
export declare class RenewalsUnderWay {
    private readonly scheduler;
    private readonly keys;
    private readonly work;
    constructor(scheduler: Scheduler);
    has(key: string): boolean;
    /** @param renew never rejects */
    begin(key: string, renew: () => Promise<Renewed>): void;
    /** Waits until all of them have ended, but for at most `patience` milliseconds: a method may hang. */
    drain(patience: number): Promise<void>;
}
