import type { Clock } from '../../ports/clock';
/**
 * Remembers whether it makes sense to ask. Consecutive failures open it; after a while one probe at a time finds out
 * whether it can be closed again; any success closes it.
 */
export declare class Breaker {
    private readonly settings;
    /** True while everybody may ask. A field, as the next one: each look-up reads them. */
    isClosed: boolean;
    /** True while nothing has failed since the last success, which then is no news. */
    isHealthy: boolean;
    private state;
    constructor(settings: {
        failures: number;
        halfOpenAfter: number;
        clock: Clock;
    });
    succeeded(): void;
    /** Counts a failure. True if this is what opened it, from closed or after a probe: the time for a next probe. */
    failed(): boolean;
    /** Asks for leave to probe: given to one at a time, `halfOpenAfter` milliseconds after it opened. */
    tryProbe(): boolean;
    private count;
    private open;
    private become;
}
