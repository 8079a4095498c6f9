import type { Scheduler } from '../ports/scheduler';
/** Work that has not ended yet, such as fills that a store has not answered: so that an application that ends can wait. */
export declare class UnderWay {
    private readonly work;
    /** Resolves or rejects as the work does. */
    track<Value>(work: Promise<Value>): Promise<Value>;
    /**
     * Waits until all of it has ended, but for at most `patience` milliseconds: a server that hangs answers nothing, and the
     * way to it has to be closed all the same, or it keeps the process alive.
     */
    drain(scheduler: Scheduler, patience: number): Promise<void>;
}
