import type { Clock } from '../ports/clock';
import type { Scheduler } from '../ports/scheduler';
/** All that the library knows of time, handed down from the module. */
export interface Time {
    readonly clock: Clock;
    readonly scheduler: Scheduler;
}
/** The clocks of this machine, and the event loop of this process. */
export declare const systemTime: Time;
/** Whether the time goes on by itself, and is not turned by a test. */
export interface Reality {
    isReal(): boolean;
    /** The same of what every kind of fake timers replaces unless told otherwise, at no cost for who asks often. */
    isDateReal(): boolean;
    /** The same of the monotonic clock, which fake timers begin at 0. */
    isMonotonicReal(): boolean;
}
/** Of this process, whoever puts fake clocks there, and whenever. */
export declare const systemReality: Reality;
