import type { Clock } from '../../ports/clock';
import type { FramedHit } from '../stored/value-frame';
/**
 * Which values are left alone for now, because their source was seen to fail. A store without scripts cannot take a note of
 * it without the danger that it pushes out something newer, so each process has its own.
 */
export declare class RestingValues {
    private readonly clock;
    private readonly ends;
    constructor(clock: Clock);
    /** @param ms for how long */
    add({ front }: FramedHit, ms: number): void;
    /** For how long a value is still left alone, in milliseconds; 0: not at all. */
    timeLeft(hit: FramedHit): number;
}
