/** Where the library reads the time, so that tests can hold it in their hands. */
export interface Clock {
    /** Milliseconds on a clock that never goes back (`performance.now()`): deadlines, ages, the ttl in memory. */
    monotonic(): number;
    /** Milliseconds since 1970 (`Date.now()`), for what other machines read. Safety never depends on it. */
    wall(): number;
}
/**
 * All that the library needs of time: two readings and a timer. The system's unless the module is given another one,
 * which is for tests: `manualClock()` of `nestjs-cache-memoize/testing` is one.
 *
 * `monotonic` and `wall` answer milliseconds, and neither may throw. `later` calls back once, no sooner than after that
 * many milliseconds, never before it has returned, and answers a function that cancels it.
 */
export interface MemoizeClock extends Clock {
    later(callback: () => void, ms: number): () => void;
}
