import type { SharedCache } from '../../ports/outcome-cache';
import type { Time } from '../../time/system-time';
/** A cache that was given inside of something that stands before it, whatever the cache turns out to be. */
export declare class WrappedCache {
    /** Anything that is a cache by itself. */
    readonly given: unknown;
    /** Puts something before it, once it was reached; of each application anew. */
    readonly wrap: (cache: SharedCache, time: Time) => SharedCache;
    /** What it does, for who reads a log: `Redis, unreliable`. */
    readonly description: string;
    constructor(
    /** Anything that is a cache by itself. */
    given: unknown, 
    /** Puts something before it, once it was reached; of each application anew. */
    wrap: (cache: SharedCache, time: Time) => SharedCache, 
    /** What it does, for who reads a log: `Redis, unreliable`. */
    description: string);
    /** Whether it is memory of one process, that nobody else can reach. */
    get isMemory(): boolean;
}
