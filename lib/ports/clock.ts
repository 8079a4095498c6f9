/** Where the library reads the time, so that tests can hold it in their hands. */
export interface Clock {
  /** Milliseconds on a clock that never goes back (`performance.now()`): deadlines, ages, the ttl in memory. */
  monotonic(): number;
  /** Milliseconds since 1970 (`Date.now()`), for what other machines read. Safety never depends on it. */
  wall(): number;
}
