import type { MemoizeClock } from '../ports/clock';
import { type Time } from './system-time';
/** The time that an application goes by: a given clock, on the event loop that there is; the system's where none is given. */
export declare function givenTime(clock: MemoizeClock | undefined): Time;
