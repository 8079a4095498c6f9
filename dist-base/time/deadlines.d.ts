import type { Clock } from '../ports/clock';
import type { Scheduler } from '../ports/scheduler';
/**
 * Every deadline of an application, on one timer.
 *
 * Deadlines of one length end in the order in which they began, so each length has a queue of its own, and the timer
 * only has to watch the heads. A look-up that is answered in time, nearly all of them, costs an append and an unlink;
 * the timer is not touched: it finds nothing due when it fires, and sleeps on until the next head.
 *
 * A stalled event loop is not the fault of a cache: the answer may lie in the socket, or the question may not even
 * have left. So what is due is given up only after the loop has read its sockets once more, and what is due because
 * the timer itself was late starts over, once.
 *
 * Fake timers that are put in place, or taken away, take the clock and the timer along: the clock goes back, or it goes on
 * and nothing fires. Whoever begins a deadline finds that out, and sets the timer anew.
 */
export declare class Deadlines {
    private readonly clock;
    private readonly scheduler;
    private readonly queues;
    private readonly expired;
    private wakesAt;
    /** What the clock said when the timer was set, and by when it is surely to have fired. */
    private timer;
    private cancelTimer;
    constructor(clock: Clock, scheduler: Scheduler);
    /** Begins `deadline`: it expires in `ms` milliseconds (`Infinity`: never) unless it is cancelled. */
    start(deadline: Deadline, ms: number): void;
    /** Calls `onExpire` in `ms` milliseconds, unless what is returned is cancelled before. */
    after(ms: number, onExpire: () => void): Deadline;
    /**
     * What `answer` says, if it says so within `ms` milliseconds. What comes later is dropped.
     *
     * @throws DeadlineExceededError (as a rejection) otherwise
     */
    limit<Value>(answer: Value | Promise<Value>, ms: number): Promise<Value>;
    /**
     * The same for work that says when it gets on: each time it has `ms` milliseconds again.
     *
     * @throws DeadlineExceededError (as a rejection) otherwise
     */
    limitProgress<Value>(work: (onProgress: () => void) => Promise<Value>, ms: number): Promise<Value>;
    private queueOf;
    private wakeAt;
    /** The timer is lost, and the clock may be another one: what waits has all of its time by that one. */
    private wakeUp;
    private wake;
    private takeDue;
    private expire;
}
/** Something that expires. A class to extend, so that a look-up and its deadline can be one object. */
export declare abstract class Deadline {
    abstract expire(): void;
    /** It does not expire any more. */
    cancel(): void;
}
