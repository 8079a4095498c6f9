import type { Clock } from './clock';

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
